/**
 * Amazon SNS and SQS inside the JVM, over HTTP on loopback. {@link
 * dev.cyclonelariat.local.LocalSnsSqs} starts it.
 */
@NullMarked
package dev.cyclonelariat.local;

import org.jspecify.annotations.NullMarked;
