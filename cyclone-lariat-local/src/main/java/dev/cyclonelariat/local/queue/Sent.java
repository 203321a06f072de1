package dev.cyclonelariat.local.queue;

/**
 * The result of sending.
 *
 * @param messageId of the message, or of the earlier one it repeats
 * @param sequenceNumber as {@link Entry#sequenceNumber()}
 * @param duplicate whether it repeats an earlier message and was not put on the queue
 */
public record Sent(String messageId, String sequenceNumber, boolean duplicate) {}
