package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is subscribed to a topic. Immutable.
 *
 * @param topic whose messages are delivered
 * @param queue where to
 * @param rawDelivery whether the queue gets the bare body in place of SNS's envelope
 * @param filterPolicy which messages are delivered, as SNS's JSON; null for all
 * @param filterScope what the policy is matched with
 * @param deadLetters the queue for messages that SNS cannot deliver, or null for none
 */
public record SubscriptionSpec(
    Topic topic,
    Queue queue,
    boolean rawDelivery,
    @Nullable String filterPolicy,
    FilterScope filterScope,
    @Nullable Queue deadLetters) {

  /**
   * @throws TopologyException if SNS would refuse to subscribe them
   */
  public SubscriptionSpec {
    if (queue.isFifo() && !topic.isFifo()) {
      throw new TopologyException(
          "The FIFO queue "
              + queue
              + " cannot be subscribed to the standard topic "
              + topic
              + ": make the topic FIFO too, or the queue standard");
    }
    if (deadLetters != null && deadLetters.isFifo() != topic.isFifo()) {
      throw new TopologyException(
          "The dead letters of a subscription to "
              + topic
              + " need a "
              + (topic.isFifo() ? "FIFO" : "standard")
              + " queue, unlike "
              + deadLetters);
    }
  }

  /** Delivers every message in SNS's envelope. */
  public static SubscriptionSpec of(Topic topic, Queue queue) {
    return new SubscriptionSpec(topic, queue, false, null, FilterScope.ATTRIBUTES, null);
  }

  /** Topic and queue. */
  @Override
  public String toString() {
    return topic + " → " + queue;
  }
}
