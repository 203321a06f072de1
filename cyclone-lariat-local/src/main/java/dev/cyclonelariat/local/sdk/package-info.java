/**
 * Clients of the AWS SDK for a local broker. Needs {@code software.amazon.awssdk:sqs} and {@code
 * :sns}.
 */
@NullMarked
package dev.cyclonelariat.local.sdk;

import org.jspecify.annotations.NullMarked;
