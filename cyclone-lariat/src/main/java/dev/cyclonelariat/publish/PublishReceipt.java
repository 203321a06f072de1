package dev.cyclonelariat.publish;

import org.jspecify.annotations.Nullable;

/**
 * AWS has the message.
 *
 * @param resource the name of the topic or queue
 * @param messageId the id AWS gave it, which is not the message's uuid
 * @param sequenceNumber its place in the order of a FIFO resource; null elsewhere
 */
public record PublishReceipt(String resource, String messageId, @Nullable String sequenceNumber) {}
