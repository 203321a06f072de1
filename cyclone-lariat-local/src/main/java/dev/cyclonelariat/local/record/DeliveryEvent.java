package dev.cyclonelariat.local.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one message.
 *
 * @param at by the broker's clock
 * @param resource ARN of the topic ({@code PUBLISHED}) or queue
 * @param messageId of the message on that resource
 * @param body of the message as it lies there, where it was put; null for other kinds
 * @param detail what the kind says, such as the topic a delivery came from; null without one
 */
public record DeliveryEvent(
    Kind kind,
    Instant at,
    String resource,
    String messageId,
    @Nullable String body,
    @Nullable String detail) {

  /** What happened. */
  public enum Kind {
    /** A topic took a message; once per message, however many queues it reaches. */
    PUBLISHED,
    /** A message was put on a queue by a direct call. */
    SENT,
    /** A message was put on a queue by a topic, which the detail names. */
    DELIVERED,
    /** A queue or topic took a message as a repetition of an earlier one and did nothing. */
    DEDUPLICATED,
    /** A message was put on a queue a second time by a fault on demand. */
    DUPLICATED,
    /** A subscription, which the detail names, did not want the message. */
    FILTERED,
    /** A topic could not put a message on a queue; the detail says why. */
    DROPPED,
    /** A message was handed to a consumer. */
    RECEIVED,
    /** A consumer took a message off a queue. */
    DELETED,
    /** A queue gave a message up; the detail names the queue that has it now. */
    DEAD_LETTERED,
    /** A message was moved to the queue that the detail names. */
    MOVED,
    /** A message stayed longer than the retention period. */
    EXPIRED
  }

  /** The last part of the resource's ARN. */
  public String resourceName() {
    return resource.substring(resource.lastIndexOf(':') + 1);
  }
}
