package dev.cyclonelariat.local;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.DirectCaller;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.sns.SnsService;
import dev.cyclonelariat.local.sqs.SqsService;
import dev.cyclonelariat.local.topology.CurrentTopology;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.local.view.Views;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes queues, topics and subscriptions without an SDK, by the same operations that SDKs call.
 * Thread-safe.
 */
public final class LocalTopology {
  private static final String FIFO_SUFFIX = ".fifo";
  private static final String REDRIVE_POLICY = "RedrivePolicy";

  private final Service sqs;
  private final Service sns;
  private final SqsService formerQueues;
  private final SnsService formerSubscriptions;
  private final Caller owner;
  private final Views views;

  LocalTopology(
      Service sqs,
      Service sns,
      SqsService formerQueues,
      SnsService formerSubscriptions,
      Caller owner,
      Views views) {
    this.sqs = sqs;
    this.sns = sns;
    this.formerQueues = formerQueues;
    this.formerSubscriptions = formerSubscriptions;
    this.owner = owner;
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
    return createQueue(Topology.Resource.of(name, attributes));
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
    return createTopic(Topology.Resource.of(name, attributes));
  }

  /** Creates a topic with default attributes; see {@link #createTopic(String, Map)}. */
  public String createTopic(String name) {
    return createTopic(name, Map.of());
  }

  /**
   * Subscribes a queue to a topic, both given by name or ARN, and gives the queue a policy that
   * lets the topic send.
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
   * Creates all that a topology names and that is not there already.
   *
   * @throws LocalSnsSqsException if SNS or SQS refuses a part; what came before it stays
   */
  public void apply(Topology topology) {
    create(topology, this::setRedrive);
  }

  /** The same for a topology that was current once, although a dead-letter queue may be missing. */
  void restore(Topology topology) {
    create(topology, this::restoreRedrive);
  }

  private void create(Topology topology, BiConsumer<Topology.Resource, String> redrive) {
    topology.queues().forEach(queue -> createQueue(withoutRedrive(queue)));
    for (Topology.Resource queue : topology.queues()) {
      String policy = queue.attributes().get(REDRIVE_POLICY);
      if (policy != null) {
        redrive.accept(queue, policy);
      }
    }
    topology.topics().forEach(this::createTopic);
    topology.subscriptions().forEach(this::subscribe);
  }

  /** All that the broker holds besides messages and unconfirmed subscriptions. */
  public Topology current() {
    return CurrentTopology.of(views.queues(), views.topics());
  }

  /** A dead-letter queue must exist before another names it. */
  private static Topology.Resource withoutRedrive(Topology.Resource queue) {
    Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
    attributes.remove(REDRIVE_POLICY);
    return new Topology.Resource(
        queue.account(), queue.region(), queue.name(), attributes, queue.tags());
  }

  private void setRedrive(Topology.Resource queue, String policy) {
    Caller caller = caller(queue.account(), queue.region());
    call(
        sqs,
        caller,
        "SetQueueAttributes",
        Map.of(
            "QueueUrl", url(caller, queue.name()), "Attributes", Map.of(REDRIVE_POLICY, policy)));
  }

  private void restoreRedrive(Topology.Resource queue, String policy) {
    Arn arn = caller(queue.account(), queue.region()).arn("sqs", queue.name());
    formerQueues.restore(arn, Map.of(REDRIVE_POLICY, policy));
  }

  private String createQueue(Topology.Resource queue) {
    Struct result =
        call(
            sqs,
            caller(queue.account(), queue.region()),
            "CreateQueue",
            Map.of(
                "QueueName", queue.name(),
                "Attributes", withFifo(queue.name(), "FifoQueue", queue.attributes()),
                "Tags", queue.tags()));
    return String.valueOf(result.get("QueueUrl"));
  }

  private String createTopic(Topology.Resource topic) {
    List<Map<String, Object>> tags = new ArrayList<>();
    topic.tags().forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
    Struct result =
        call(
            sns,
            caller(topic.account(), topic.region()),
            "CreateTopic",
            Map.of(
                "Name", topic.name(),
                "Attributes", withFifo(topic.name(), "FifoTopic", topic.attributes()),
                "Tags", tags));
    return String.valueOf(result.get("TopicArn"));
  }

  private static Map<String, String> withFifo(
      String name, String attribute, Map<String, String> attributes) {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    if (name.endsWith(FIFO_SUFFIX)) {
      all.put(attribute, "true");
    }
    return all;
  }

  private String subscribe(Topology.Subscription subscription) {
    Arn topic = arn("sns", subscription.topic());
    Arn queue = arn("sqs", subscription.queue());
    if (subscription.permit()) {
      permit(topic, queue);
    }
    if (subscription.arn() != null) {
      return orRefused(
          "Subscribe",
          () ->
              formerSubscriptions.restore(
                  topic, queue, subscription.attributes(), subscription.arn()));
    }
    Struct result =
        call(
            sns,
            caller(queue.account(), topic.region()),
            "Subscribe",
            Map.of(
                "TopicArn", topic.toString(),
                "Protocol", "sqs",
                "Endpoint", queue.toString(),
                "Attributes", subscription.attributes()));
    return String.valueOf(result.get("SubscriptionArn"));
  }

  private void permit(Arn topic, Arn queue) {
    Caller caller = caller(queue.account(), queue.region());
    String url = url(caller, queue.resource());
    Struct current =
        call(
            sqs,
            caller,
            "GetQueueAttributes",
            Map.of("QueueUrl", url, "AttributeNames", List.of("Policy")));
    String policy =
        current.get("Attributes") instanceof Map<?, ?> attributes
            ? TopicPermission.addTo(
                String.valueOf(attributes.get("Policy")), topic.toString(), queue.toString())
            : TopicPermission.policy(topic.toString(), queue.toString());
    call(
        sqs,
        caller,
        "SetQueueAttributes",
        Map.of("QueueUrl", url, "Attributes", Map.of("Policy", policy)));
  }

  private Arn arn(String service, String nameOrArn) {
    Arn arn = Arn.parse(nameOrArn);
    return arn == null ? owner.arn(service, nameOrArn) : arn;
  }

  private Caller caller(@Nullable String account, @Nullable String region) {
    return new Caller(
        account == null ? owner.account() : account,
        region == null ? owner.region() : region,
        owner.baseUrl());
  }

  private static String url(Caller caller, String queue) {
    return caller.baseUrl() + '/' + caller.account() + '/' + queue;
  }

  private static Struct call(
      Service service, Caller caller, String operation, Map<String, Object> arguments) {
    return orRefused(operation, () -> new DirectCaller(service, caller).call(operation, arguments));
  }

  private static <T> T orRefused(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsError e) {
      throw new LocalSnsSqsException(operation + " was refused: " + e.text(), e);
    }
  }
}
