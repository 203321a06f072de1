package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes of a topic that users set (SNS API Reference, SetTopicAttributes). Immutable. */
final class TopicAttributes {
  private static final int DEFAULT_MAXIMUM_SIZE = 262_144;
  private static final int LEAST_MAXIMUM_SIZE = 1_024;
  private static final int LARGEST_MAXIMUM_SIZE = 1_048_576;

  private static final Set<String> FREE =
      Set.of("DisplayName", "KmsMasterKeyId", "TracingConfig", "ArchivePolicy");
  private static final Set<String> JSON = Set.of("Policy", "DeliveryPolicy");

  private final Map<String, String> values;

  private TopicAttributes(Map<String, String> values) {
    this.values = values;
  }

  /** The attributes of a new topic. */
  static TopicAttributes create(boolean fifo, Map<String, String> given) {
    Map<String, String> values = new TreeMap<>();
    if (fifo) {
      values.put("FifoTopic", "true");
      values.put("ContentBasedDeduplication", "false");
    }
    TopicAttributes attributes = new TopicAttributes(values);
    for (Map.Entry<String, String> entry : given.entrySet()) {
      if (!entry.getKey().equals("FifoTopic")) {
        attributes = attributes.with(entry.getKey(), entry.getValue(), "Attributes");
      }
    }
    return attributes;
  }

  /** These attributes with one changed. */
  TopicAttributes with(String name, String value) {
    return with(name, value, "AttributeName");
  }

  /**
   * @param parameter that an error names
   */
  private TopicAttributes with(String name, String value, String parameter) {
    check(name, value, parameter);
    Map<String, String> changed = new TreeMap<>(values);
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new TopicAttributes(changed);
  }

  private void check(String name, String value, String parameter) {
    if (FREE.contains(name) || name.endsWith("FeedbackRoleArn") || name.endsWith("SampleRate")) {
      return;
    }
    if (JSON.contains(name)) {
      checkJson(name, value);
      return;
    }
    switch (name) {
      case "SignatureVersion" -> require(name, value, value.equals("1") || value.equals("2"));
      case "MaximumMessageSize" -> require(name, value, isMaximumSize(value));
      case "ContentBasedDeduplication" ->
          require(name, value, isFifo() && (value.equals("true") || value.equals("false")));
      case "FifoThroughputScope" ->
          require(name, value, isFifo() && (value.equals("Topic") || value.equals("MessageGroup")));
      default ->
          throw SnsErrors.invalid(
              parameter.equals("Attributes")
                  ? "Attributes Reason: Unknown attribute: " + name
                  : parameter);
    }
  }

  private static void checkJson(String name, String value) {
    try {
      if (!value.isEmpty()) {
        Json.parseObject(value);
      }
    } catch (JsonSyntaxException e) {
      throw SnsErrors.invalid(name + " Reason: " + e.getMessage());
    }
  }

  private static void require(String name, String value, boolean valid) {
    if (!valid) {
      throw SnsErrors.invalid(name + " Reason: Invalid value [" + value + "]");
    }
  }

  private static boolean isMaximumSize(String text) {
    try {
      int size = Integer.parseInt(text);
      return size >= LEAST_MAXIMUM_SIZE && size <= LARGEST_MAXIMUM_SIZE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  boolean isFifo() {
    return values.containsKey("FifoTopic");
  }

  boolean isContentBased() {
    return "true".equals(values.get("ContentBasedDeduplication"));
  }

  boolean deduplicatesPerGroup() {
    return "MessageGroup".equals(values.get("FifoThroughputScope"));
  }

  int maximumMessageSize() {
    String size = values.get("MaximumMessageSize");
    return size == null ? DEFAULT_MAXIMUM_SIZE : Integer.parseInt(size);
  }

  boolean takesLargeMessages() {
    return maximumMessageSize() > DEFAULT_MAXIMUM_SIZE;
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  Map<String, String> all() {
    return values;
  }
}
