package dev.cyclonelariat.local;

import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Makes queues, topics and subscriptions in the broker's default account and region, by the same
 * operations that SDKs call. Thread-safe.
 */
public final class LocalTopology {
  private static final String FIFO_SUFFIX = ".fifo";

  private final Service sqs;
  private final Service sns;
  private final Caller owner;

  LocalTopology(Service sqs, Service sns, Caller owner) {
    this.sqs = sqs;
    this.sns = sns;
    this.owner = owner;
  }

  /**
   * Creates a queue, unless there is one with the same attributes. A name that ends with {@code
   * .fifo} makes it a FIFO queue.
   *
   * @return its URL
   * @throws LocalSnsSqsException if SQS refuses
   */
  public String createQueue(String name, Map<String, String> attributes) {
    Struct result =
        call(
            sqs,
            "CreateQueue",
            Map.of("QueueName", name, "Attributes", withFifo(name, "FifoQueue", attributes)));
    return String.valueOf(result.get("QueueUrl"));
  }

  /** Creates a queue with default attributes; see {@link #createQueue(String, Map)}. */
  public String createQueue(String name) {
    return createQueue(name, Map.of());
  }

  /**
   * Creates a topic, unless there is one with the same attributes. A name that ends with {@code
   * .fifo} makes it a FIFO topic.
   *
   * @return its ARN
   * @throws LocalSnsSqsException if SNS refuses
   */
  public String createTopic(String name, Map<String, String> attributes) {
    Struct result =
        call(
            sns,
            "CreateTopic",
            Map.of("Name", name, "Attributes", withFifo(name, "FifoTopic", attributes)));
    return String.valueOf(result.get("TopicArn"));
  }

  /** Creates a topic with default attributes; see {@link #createTopic(String, Map)}. */
  public String createTopic(String name) {
    return createTopic(name, Map.of());
  }

  private static Map<String, String> withFifo(
      String name, String attribute, Map<String, String> attributes) {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    if (name.endsWith(FIFO_SUFFIX)) {
      all.put(attribute, "true");
    }
    return all;
  }

  /**
   * Subscribes a queue to a topic, both given by name, and gives the queue a policy that lets the
   * topic send.
   *
   * @param attributes of the subscription, such as {@code RawMessageDelivery}
   * @return the subscription's ARN
   * @throws LocalSnsSqsException if SNS or SQS refuses
   */
  public String subscribe(String topic, String queue, Map<String, String> attributes) {
    allow(topic, queue);
    Struct result =
        call(
            sns,
            "Subscribe",
            Map.of(
                "TopicArn",
                owner.arn("sns", topic).toString(),
                "Protocol",
                "sqs",
                "Endpoint",
                owner.arn("sqs", queue).toString(),
                "Attributes",
                attributes));
    return String.valueOf(result.get("SubscriptionArn"));
  }

  /** Subscribes a queue to a topic with default attributes; see the longer form. */
  public String subscribe(String topic, String queue) {
    return subscribe(topic, queue, Map.of());
  }

  private void allow(String topic, String queue) {
    String queueArn = owner.arn("sqs", queue).toString();
    String topicArn = owner.arn("sns", topic).toString();
    String url = owner.baseUrl() + '/' + owner.account() + '/' + queue;
    Struct current =
        call(
            sqs,
            "GetQueueAttributes",
            Map.of("QueueUrl", url, "AttributeNames", List.of("Policy")));
    String policy =
        current.get("Attributes") instanceof Map<?, ?> attributes
            ? TopicPermission.addTo(String.valueOf(attributes.get("Policy")), topicArn, queueArn)
            : TopicPermission.policy(topicArn, queueArn);
    call(
        sqs, "SetQueueAttributes", Map.of("QueueUrl", url, "Attributes", Map.of("Policy", policy)));
  }

  private Struct call(Service service, String operation, Map<String, Object> arguments) {
    Call call = new Call(operation, owner, new Arguments(arguments), "/", null, whenAborted -> {});
    try {
      CompletionStage<Struct> result = service.call(call);
      if (result == null) {
        throw new IllegalArgumentException(operation);
      }
      return result.toCompletableFuture().join();
    } catch (AwsError e) {
      throw new LocalSnsSqsException(operation + " was refused: " + e.text(), e);
    }
  }
}
