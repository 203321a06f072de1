package dev.cyclonelariat.inbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much lies in the inbox for one consumer.
 *
 * @param consumer who handles the messages; empty for rows that Ruby processes have made
 * @param messages all of them
 * @param unprocessed not handled yet
 * @param clientErrors ended with a business error that no human has settled
 * @param oldestUnprocessed when the oldest of those not handled was received; null without any
 */
public record InboxStats(
    String consumer,
    long messages,
    long unprocessed,
    long clientErrors,
    @Nullable Instant oldestUnprocessed) {}
