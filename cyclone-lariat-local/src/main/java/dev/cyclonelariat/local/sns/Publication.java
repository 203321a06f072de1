package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * A message that a topic took.
 *
 * @param sqsText what queues get: the message itself, or its {@code sqs} entry where the message
 *     has a JSON structure
 * @param sequenceNumber of a FIFO topic
 */
record Publication(
    String messageId,
    Topic topic,
    String sqsText,
    MessageBody rawBody,
    @Nullable String subject,
    MessageAttributes attributes,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    @Nullable String sequenceNumber,
    @Nullable String traceHeader,
    long at) {}
