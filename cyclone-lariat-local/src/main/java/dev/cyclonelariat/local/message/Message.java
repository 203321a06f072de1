package dev.cyclonelariat.local.message;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a queue.
 *
 * @param id unique, in the form of a UUID
 * @param senderId who sent it
 * @param groupId of a FIFO queue, or the tenant of a standard one
 * @param deduplicationId of a FIFO queue
 * @param traceHeader the system attribute {@code AWSTraceHeader}
 * @param deadLetterSource ARN of the queue that gave it up
 */
public record Message(
    String id,
    MessageBody body,
    MessageAttributes attributes,
    String senderId,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    @Nullable String traceHeader,
    @Nullable String deadLetterSource) {

  /** The same message, given up by a queue. */
  public Message givenUpBy(String queueArn) {
    return new Message(
        id, body, attributes, senderId, groupId, deduplicationId, traceHeader, queueArn);
  }

  /** The same content as a new message, as it is when a dead letter is sent again. */
  public Message sentAgainAs(String newId) {
    return new Message(
        newId, body, attributes, senderId, groupId, deduplicationId, traceHeader, null);
  }
}
