package dev.cyclonelariat.handling;

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
 * @param groupId its FIFO group; null outside FIFO
 */
public record Delivery(
    String queue,
    String messageId,
    String body,
    Map<String, String> attributes,
    int receiveCount,
    @Nullable String groupId) {

  /** Copies the attributes. */
  public Delivery {
    attributes = Map.copyOf(attributes);
  }

  /** A first delivery without attributes. */
  public static Delivery of(String queue, String messageId, String body) {
    return new Delivery(queue, messageId, body, Map.of(), 1, null);
  }

  /** Names the delivery without its body. */
  @Override
  public String toString() {
    return "message " + messageId + " of queue " + queue;
  }
}
