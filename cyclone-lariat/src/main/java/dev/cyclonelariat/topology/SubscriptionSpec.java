package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.policy.JsonText;
import java.util.List;
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
    if (filterPolicy != null && !JsonText.isObject(filterPolicy)) {
      throw new TopologyException(
          topic + " → " + queue + ": the filter policy is no JSON object: " + filterPolicy);
    }
    if (queue.isFifo() && !topic.isFifo()) {
      throw new TopologyException(
          "The FIFO queue "
              + queue
              + " cannot be subscribed to the standard topic "
              + topic
              + ": make the topic FIFO too, or the queue standard");
    }
    if (deadLetters != null && deadLetters.isFifo() != queue.isFifo()) {
      throw new TopologyException(
          "The dead letters of a subscription of "
              + queue
              + " need a "
              + (queue.isFifo() ? "FIFO" : "standard")
              + " queue, unlike "
              + deadLetters);
    }
  }

  /** Every message in SNS's envelope. */
  public static SubscriptionSpec of(Topic topic, Queue queue) {
    return new SubscriptionSpec(topic, queue, false, null, FilterScope.ATTRIBUTES, null);
  }

  /** The same to another topic. */
  public SubscriptionSpec to(Topic other) {
    return new SubscriptionSpec(other, queue, rawDelivery, filterPolicy, filterScope, deadLetters);
  }

  /** In what a live subscription is not as this one; readable lines, none if in nothing. */
  public List<String> differences(SubscriptionSpec live) {
    Differences differences = new Differences();
    differences.compare("raw delivery", rawDelivery, live.rawDelivery);
    if (!JsonText.same(text(filterPolicy), text(live.filterPolicy))) {
      differences.add("filter policy", filterPolicy, live.filterPolicy);
    }
    if (filterPolicy != null) {
      differences.compare(
          "filter policy scope", filterScope.attribute(), live.filterScope.attribute());
    }
    differences.compare("dead letters", deadLetters, live.deadLetters);
    return differences.lines();
  }

  private static String text(@Nullable String policy) {
    return policy == null ? "" : policy;
  }

  /** Topic and queue. */
  @Override
  public String toString() {
    return topic + " → " + queue;
  }
}
