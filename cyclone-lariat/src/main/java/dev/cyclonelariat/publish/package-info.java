/** Publishing messages to SNS topics and SQS queues, one by one and in batches. */
@NullMarked
package dev.cyclonelariat.publish;

import org.jspecify.annotations.NullMarked;
