/** Receives from SQS queues: long polling, competing consumers, acknowledgement, retries. */
@NullMarked
package dev.cyclonelariat.worker;

import org.jspecify.annotations.NullMarked;
