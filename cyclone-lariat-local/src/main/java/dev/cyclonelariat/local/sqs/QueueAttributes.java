package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.policy.Policy;
import dev.cyclonelariat.local.queue.QueueSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a queue that users set, with their defaults. Immutable. */
final class QueueAttributes {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "VisibilityTimeout", "30",
          "MaximumMessageSize", "1048576",
          "MessageRetentionPeriod", "345600",
          "DelaySeconds", "0",
          "ReceiveMessageWaitTimeSeconds", "0",
          "SqsManagedSseEnabled", "true");
  private static final Map<String, String> FIFO_DEFAULTS =
      Map.of(
          "FifoQueue", "true",
          "ContentBasedDeduplication", "false",
          "DeduplicationScope", "queue",
          "FifoThroughputLimit", "perQueue");

  private final Map<String, String> values;
  private final QueueSettings settings;
  private final int maximumMessageSize;
  private final @Nullable Policy policy;
  private final @Nullable RedrivePolicy redrivePolicy;

  private QueueAttributes(Map<String, String> values) {
    this.values = Map.copyOf(values);
    this.settings =
        new QueueSettings(
            isFifo(),
            "messageGroup".equals(values.get("DeduplicationScope")),
            seconds("DelaySeconds") * 1000L,
            seconds("VisibilityTimeout") * 1000L,
            seconds("MessageRetentionPeriod") * 1000L);
    this.maximumMessageSize = seconds("MaximumMessageSize");
    String document = values.get("Policy");
    this.policy = document == null ? null : Policy.parse(document);
    String redrive = values.get("RedrivePolicy");
    this.redrivePolicy = redrive == null ? null : RedrivePolicy.parse(redrive);
  }

  /** The attributes of a new queue. */
  static QueueAttributes create(boolean fifo, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    if (fifo) {
      values.putAll(FIFO_DEFAULTS);
    }
    return new QueueAttributes(merge(values, given, fifo));
  }

  /** These attributes with some changed. An empty text takes an attribute away. */
  QueueAttributes with(Map<String, String> changes) {
    if (changes.containsKey("FifoQueue")) {
      throw isFifo()
          ? SqsErrors.invalidAttributeValue("FifoQueue", "Modifying queue type is not supported.")
          : SqsErrors.unknownAttribute("FifoQueue");
    }
    return new QueueAttributes(merge(new LinkedHashMap<>(values), changes, isFifo()));
  }

  private static Map<String, String> merge(
      Map<String, String> values, Map<String, String> changes, boolean fifo) {
    boolean kms = !changes.getOrDefault("KmsMasterKeyId", "").isEmpty();
    if (kms && "true".equals(changes.get("SqsManagedSseEnabled"))) {
      throw SqsErrors.invalidAttributeName(
          "You can use one type of server-side encryption (SSE) at one time. You can either enable"
              + " KMS SSE or SQS SSE.");
    }
    if (kms) {
      values.put("SqsManagedSseEnabled", "false");
      values.putIfAbsent("KmsDataKeyReusePeriodSeconds", "300");
    }
    changes.forEach(
        (name, value) -> {
          if (name.equals("FifoQueue")) {
            return;
          }
          AttributeRules.check(name, value, fifo);
          if (value.isEmpty()) {
            values.remove(name);
          } else {
            values.put(name, value);
          }
        });
    if ("perMessageGroupId".equals(values.get("FifoThroughputLimit"))
        && !"messageGroup".equals(values.get("DeduplicationScope"))) {
      throw SqsErrors.invalidAttributeValue(
          "FifoThroughputLimit",
          "The perMessageGroupId value is allowed only when the value for DeduplicationScope is"
              + " messageGroup.");
    }
    return values;
  }

  boolean isFifo() {
    return values.containsKey("FifoQueue");
  }

  boolean isContentBased() {
    return "true".equals(values.get("ContentBasedDeduplication"));
  }

  int seconds(String name) {
    return Integer.parseInt(values.getOrDefault(name, "0"));
  }

  int maximumMessageSize() {
    return maximumMessageSize;
  }

  QueueSettings settings() {
    return settings;
  }

  @Nullable Policy policy() {
    return policy;
  }

  @Nullable RedrivePolicy redrivePolicy() {
    return redrivePolicy;
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  Map<String, String> all() {
    return values;
  }
}
