package dev.cyclonelariat.local;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.DirectCaller;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations of SQS and SNS that make parts of a topology, each called on behalf of the account
 * and in the region of its part. They throw {@link LocalSnsSqsException} if they are refused.
 */
final class TopologyOperations {
  private static final String FIFO_SUFFIX = ".fifo";

  private final Service sqs;
  private final Service sns;
  private final Caller owner;

  TopologyOperations(Service sqs, Service sns, Caller owner) {
    this.sqs = sqs;
    this.sns = sns;
    this.owner = owner;
  }

  /** Returns the queue's URL. */
  String createQueue(Topology.Resource queue) {
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

  void setAttributes(Arn queue, Map<String, String> attributes) {
    Caller caller = caller(queue.account(), queue.region());
    call(
        sqs,
        caller,
        "SetQueueAttributes",
        Map.of("QueueUrl", url(caller, queue), "Attributes", attributes));
  }

  /** Returns the topic's ARN. */
  String createTopic(Topology.Resource topic) {
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

  /** Returns the subscription's ARN. */
  String subscribe(Arn topic, Arn queue, Map<String, String> attributes) {
    Struct result =
        call(
            sns,
            caller(queue.account(), topic.region()),
            "Subscribe",
            Map.of(
                "TopicArn",
                topic.toString(),
                "Protocol",
                "sqs",
                "Endpoint",
                queue.toString(),
                "Attributes",
                attributes));
    return String.valueOf(result.get("SubscriptionArn"));
  }

  /** Adds to the queue's policy that the topic may send. */
  void permit(Arn topic, Arn queue) {
    Caller caller = caller(queue.account(), queue.region());
    Struct current =
        call(
            sqs,
            caller,
            "GetQueueAttributes",
            Map.of("QueueUrl", url(caller, queue), "AttributeNames", List.of("Policy")));
    String policy =
        current.get("Attributes") instanceof Map<?, ?> attributes
            ? TopicPermission.addTo(
                String.valueOf(attributes.get("Policy")), topic.toString(), queue.toString())
            : TopicPermission.policy(topic.toString(), queue.toString());
    setAttributes(queue, Map.of("Policy", policy));
  }

  Arn queueArn(Topology.Resource queue) {
    return caller(queue.account(), queue.region()).arn("sqs", queue.name());
  }

  /** The ARN, or the owner's resource of this name. */
  Arn arn(String service, String nameOrArn) {
    Arn arn = Arn.parse(nameOrArn);
    return arn == null ? owner.arn(service, nameOrArn) : arn;
  }

  private Caller caller(@Nullable String account, @Nullable String region) {
    return new Caller(
        account == null ? owner.account() : account,
        region == null ? owner.region() : region,
        owner.baseUrl());
  }

  private static String url(Caller caller, Arn queue) {
    return caller.baseUrl() + '/' + queue.account() + '/' + queue.resource();
  }

  private static Struct call(
      Service service, Caller caller, String operation, Map<String, Object> arguments) {
    return orRefused(operation, () -> new DirectCaller(service, caller).call(operation, arguments));
  }

  /** Does it, or says which operation was refused and why. */
  static <T> T orRefused(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsError e) {
      throw new LocalSnsSqsException(operation + " was refused: " + e.text(), e);
    }
  }
}
