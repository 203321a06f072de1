package dev.cyclonelariat.handling;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a queue's message, from whatever host received it.
 *
 * @param queue the queue's name
 * @param messageId the id SQS gave it, the same at every delivery
 * @param body as it lay on the queue: a bare body, an SNS notification, or something foreign
 * @param attributes the message attributes of types String and Number, by name
 * @param receiveCount how often it has been delivered, this time included; 1 at first
 * @param groupId its FIFO group, or on a standard queue the tenant of a fair queue; null when it
 *     has none
 * @param queuedAt when SQS took it (SentTimestamp); null when the host does not say
 */
public record Delivery(
    String queue,
    String messageId,
    String body,
    Map<String, String> attributes,
    int receiveCount,
    @Nullable String groupId,
    @Nullable Instant queuedAt) {

  /** Copies the attributes. */
  public Delivery {
    attributes = Map.copyOf(attributes);
  }

  /** A delivery by a host that does not say when SQS took the message. */
  public Delivery(
      String queue,
      String messageId,
      String body,
      Map<String, String> attributes,
      int receiveCount,
      @Nullable String groupId) {
    this(queue, messageId, body, attributes, receiveCount, groupId, null);
  }

  /** A first delivery without attributes. */
  public static Delivery of(String queue, String messageId, String body) {
    return new Delivery(queue, messageId, body, Map.of(), 1, null);
  }

  /** The group whose order must be kept; null on queues that are not FIFO. */
  public @Nullable String fifoGroup() {
    return queue.endsWith(".fifo") ? groupId : null;
  }

  /**
   * All message attributes.
   *
   * @param published those inside an SNS notification; of the same name, one beside the body counts
   */
  public Map<String, String> attributesAnd(Map<String, String> published) {
    if (published.isEmpty()) {
      return attributes;
    }
    Map<String, String> all = new HashMap<>(published);
    all.putAll(attributes);
    return all;
  }

  /** Names the delivery without its body. */
  @Override
  public String toString() {
    return "message " + messageId + " of queue " + queue;
  }
}
