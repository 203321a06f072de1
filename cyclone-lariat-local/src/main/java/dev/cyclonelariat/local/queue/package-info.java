/**
 * SQS queues as state machines: pure memory, no clock of their own (each call says what time it
 * is), not thread-safe. Costs do not grow with the backlog or the number of message groups, beyond
 * a logarithm.
 */
@NullMarked
package dev.cyclonelariat.local.queue;

import org.jspecify.annotations.NullMarked;
