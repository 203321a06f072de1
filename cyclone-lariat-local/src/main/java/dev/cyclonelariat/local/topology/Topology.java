package dev.cyclonelariat.local.topology;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a broker holds besides messages. Immutable. */
public record Topology(List<Queue> queues, List<Topic> topics, List<Subscription> subscriptions) {

  /** Copies the lists. */
  public Topology {
    queues = List.copyOf(queues);
    topics = List.copyOf(topics);
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * A queue; a name that ends with {@code .fifo} makes it a FIFO queue.
   *
   * @param account null for the broker's own
   * @param region null for the broker's own
   * @param attributes of SetQueueAttributes
   */
  public record Queue(
      @Nullable String account,
      @Nullable String region,
      String name,
      Map<String, String> attributes,
      Map<String, String> tags) {

    /** Copies the maps. */
    public Queue {
      attributes = Map.copyOf(attributes);
      tags = Map.copyOf(tags);
    }

    /** A queue in the broker's account and region with default attributes. */
    public static Queue of(String name) {
      return new Queue(null, null, name, Map.of(), Map.of());
    }
  }

  /**
   * A topic; a name that ends with {@code .fifo} makes it a FIFO topic.
   *
   * @param account null for the broker's own
   * @param region null for the broker's own
   * @param attributes of SetTopicAttributes
   */
  public record Topic(
      @Nullable String account,
      @Nullable String region,
      String name,
      Map<String, String> attributes,
      Map<String, String> tags) {

    /** Copies the maps. */
    public Topic {
      attributes = Map.copyOf(attributes);
      tags = Map.copyOf(tags);
    }

    /** A topic in the broker's account and region with default attributes. */
    public static Topic of(String name) {
      return new Topic(null, null, name, Map.of(), Map.of());
    }
  }

  /**
   * A queue's subscription to a topic.
   *
   * @param topic name, or ARN
   * @param queue name, or ARN
   * @param attributes of SetSubscriptionAttributes
   * @param permit whether the queue's policy is to let the topic send
   * @param arn of a subscription that existed before; null for a new one
   */
  public record Subscription(
      String topic,
      String queue,
      Map<String, String> attributes,
      boolean permit,
      @Nullable String arn) {

    /** Copies the map. */
    public Subscription {
      attributes = Map.copyOf(attributes);
    }

    /** A new subscription that the queue's policy permits. */
    public static Subscription of(String topic, String queue) {
      return new Subscription(topic, queue, Map.of(), true, null);
    }
  }
}
