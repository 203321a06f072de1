/** {@code lariat local}: SNS and SQS on this machine. */
@NullMarked
package dev.cyclonelariat.cli.local;

import org.jspecify.annotations.NullMarked;
