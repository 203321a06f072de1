package dev.cyclonelariat.local.topology;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a broker holds besides messages. Immutable. */
public record Topology(
    List<Resource> queues, List<Resource> topics, List<Subscription> subscriptions) {

  /** Copies the lists. */
  public Topology {
    queues = List.copyOf(queues);
    topics = List.copyOf(topics);
    subscriptions = List.copyOf(subscriptions);
  }

  /** One thing that a topology names. */
  public sealed interface Part {

    /** What messages call it. */
    String title();
  }

  /**
   * A queue or a topic; a name that ends with {@code .fifo} makes it a FIFO one.
   *
   * @param account null for the broker's own
   * @param region null for the broker's own
   * @param attributes of SetQueueAttributes or SetTopicAttributes
   */
  public record Resource(
      @Nullable String account,
      @Nullable String region,
      String name,
      Map<String, String> attributes,
      Map<String, String> tags)
      implements Part {

    /** Copies the maps. */
    public Resource {
      attributes = Map.copyOf(attributes);
      tags = Map.copyOf(tags);
    }

    @Override
    public String title() {
      return name;
    }

    /** In the broker's account and region. */
    public static Resource of(String name, Map<String, String> attributes) {
      return new Resource(null, null, name, attributes, Map.of());
    }

    /** In the broker's account and region, with default attributes. */
    public static Resource of(String name) {
      return of(name, Map.of());
    }
  }

  /**
   * A queue's subscription to a topic.
   *
   * @param topic name, or ARN
   * @param queue name, or ARN
   * @param attributes of SetSubscriptionAttributes
   * @param permit whether the policies of the queue, and of the subscription's dead-letter queue,
   *     are to let the topic send
   * @param arn of a subscription that existed before; null for a new one
   */
  public record Subscription(
      String topic,
      String queue,
      Map<String, String> attributes,
      boolean permit,
      @Nullable String arn)
      implements Part {

    /** Copies the map. */
    public Subscription {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String title() {
      return queue + " subscribed to " + topic;
    }

    /** A new subscription that the queue's policy permits. */
    public static Subscription of(String topic, String queue) {
      return new Subscription(topic, queue, Map.of(), true, null);
    }
  }
}
