package dev.cyclonelariat.local.queue;

/**
 * What governs a queue's behaviour. Times in milliseconds.
 *
 * @param fifo never changes
 * @param deduplicationPerGroup whether deduplication ids count per message group (FIFO)
 * @param delay until a sent message becomes available
 * @param visibilityTimeout for which a received message is hidden
 * @param retention after which a message is thrown away
 */
public record QueueSettings(
    boolean fifo,
    boolean deduplicationPerGroup,
    long delay,
    long visibilityTimeout,
    long retention) {}
