package dev.cyclonelariat.local;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.sns.SnsService;
import dev.cyclonelariat.local.sqs.SqsService;
import dev.cyclonelariat.local.topology.CurrentTopology;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.local.view.Views;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes queues, topics and subscriptions without an SDK, by the same operations that SDKs call.
 * Thread-safe.
 */
public final class LocalTopology {
  private static final String REDRIVE_POLICY = "RedrivePolicy";

  /** Attributes that name other resources, or that subscriptions add to. */
  private static final Set<String> LATER = Set.of("Policy", REDRIVE_POLICY);

  private final TopologyOperations operations;
  private final SqsService formerQueues;
  private final SnsService formerSubscriptions;
  private final Views views;

  LocalTopology(
      TopologyOperations operations,
      SqsService formerQueues,
      SnsService formerSubscriptions,
      Views views) {
    this.operations = operations;
    this.formerQueues = formerQueues;
    this.formerSubscriptions = formerSubscriptions;
    this.views = views;
  }

  /**
   * Creates a queue in the broker's account and region, unless there is one with the same
   * attributes. A name that ends with {@code .fifo} makes it a FIFO queue.
   *
   * @return its URL
   * @throws LocalSnsSqsException if SQS refuses
   */
  public String createQueue(String name, Map<String, String> attributes) {
    return operations.createQueue(Topology.Resource.of(name, attributes));
  }

  /** Creates a queue with default attributes; see {@link #createQueue(String, Map)}. */
  public String createQueue(String name) {
    return createQueue(name, Map.of());
  }

  /**
   * Creates a topic in the broker's account and region, unless there is one with the same
   * attributes. A name that ends with {@code .fifo} makes it a FIFO topic.
   *
   * @return its ARN
   * @throws LocalSnsSqsException if SNS refuses
   */
  public String createTopic(String name, Map<String, String> attributes) {
    return operations.createTopic(Topology.Resource.of(name, attributes));
  }

  /** Creates a topic with default attributes; see {@link #createTopic(String, Map)}. */
  public String createTopic(String name) {
    return createTopic(name, Map.of());
  }

  /**
   * Subscribes a queue to a topic, both given by name or ARN, and gives the queue, and the
   * subscription's dead-letter queue, a policy that lets the topic send.
   *
   * @param attributes of the subscription, such as {@code RawMessageDelivery}
   * @return the subscription's ARN
   * @throws LocalSnsSqsException if SNS or SQS refuses
   */
  public String subscribe(String topic, String queue, Map<String, String> attributes) {
    return subscribe(new Topology.Subscription(topic, queue, attributes, true, null));
  }

  /** Subscribes a queue to a topic with default attributes; see the longer form. */
  public String subscribe(String topic, String queue) {
    return subscribe(topic, queue, Map.of());
  }

  /**
   * Creates all that a topology names and that is not there already. What is there already must
   * have the same attributes, but for a queue's {@code Policy} and {@code RedrivePolicy}, which are
   * set.
   *
   * @throws TopologyException if SNS or SQS refuses a part; what came before it stays
   */
  public void apply(Topology topology) {
    create(topology, operations::setAttributes);
  }

  /** The same for a topology that was current once, although a dead-letter queue may be missing. */
  void restore(Topology topology) {
    create(topology, this::restoreAttributes);
  }

  private void create(Topology topology, BiConsumer<Arn, Map<String, String>> setter) {
    forEach(topology.queues(), queue -> operations.createQueue(withoutLater(queue)));
    forEach(
        topology.queues(),
        queue -> {
          Map<String, String> later = new LinkedHashMap<>(queue.attributes());
          later.keySet().retainAll(LATER);
          if (!later.isEmpty()) {
            setter.accept(operations.queueArn(queue), later);
          }
        });
    forEach(topology.topics(), operations::createTopic);
    forEach(topology.subscriptions(), this::subscribe);
  }

  private static <P extends Topology.Part> void forEach(List<P> parts, Consumer<P> creation) {
    for (P part : parts) {
      try {
        creation.accept(part);
      } catch (LocalSnsSqsException e) {
        throw new TopologyException(part, e);
      }
    }
  }

  private static Topology.Resource withoutLater(Topology.Resource queue) {
    Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
    attributes.keySet().removeAll(LATER);
    return new Topology.Resource(
        queue.account(), queue.region(), queue.name(), attributes, queue.tags());
  }

  private void restoreAttributes(Arn queue, Map<String, String> attributes) {
    TopologyOperations.orRefused(
        "SetQueueAttributes",
        () -> {
          formerQueues.restore(queue, attributes);
          return queue;
        });
  }

  private String subscribe(Topology.Subscription subscription) {
    Arn topic = operations.arn("sns", subscription.topic());
    Arn queue = operations.arn("sqs", subscription.queue());
    if (subscription.permit()) {
      operations.permit(topic, queue);
    }
    String former = subscription.arn();
    String arn =
        former == null
            ? operations.subscribe(topic, queue, subscription.attributes())
            : TopologyOperations.orRefused(
                "Subscribe",
                () -> formerSubscriptions.restore(topic, queue, subscription.attributes(), former));
    if (subscription.permit()) {
      permitDeadLetters(topic, subscription.attributes().get(REDRIVE_POLICY));
    }
    return arn;
  }

  private void permitDeadLetters(Arn topic, @Nullable String redrivePolicy) {
    if (redrivePolicy != null) {
      Object target = Json.parseObject(redrivePolicy).get("deadLetterTargetArn");
      operations.permit(topic, operations.arn("sqs", String.valueOf(target)));
    }
  }

  /** All that the broker holds besides messages and unconfirmed subscriptions. */
  public Topology current() {
    return CurrentTopology.of(views.queues(), views.topics());
  }
}
