package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.protocol.Arn;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes of a subscription that users set. Immutable. */
final class SubscriptionAttributes {
  private final Map<String, String> values;
  private final boolean raw;
  private final @Nullable Arn deadLetterQueue;

  private SubscriptionAttributes(Map<String, String> values) {
    this.values = values;
    this.raw = "true".equals(values.get("RawMessageDelivery"));
    String redrive = values.get("RedrivePolicy");
    this.deadLetterQueue = redrive == null ? null : deadLetterQueue(redrive);
  }

  /** The attributes of a new subscription. */
  static SubscriptionAttributes create(Map<String, String> given) {
    SubscriptionAttributes attributes = new SubscriptionAttributes(Map.of());
    for (Map.Entry<String, String> entry : given.entrySet()) {
      attributes = attributes.with(entry.getKey(), entry.getValue(), "Attributes Reason: ");
    }
    return attributes;
  }

  /** These attributes with one changed. */
  SubscriptionAttributes with(String name, String value) {
    return with(name, value, "");
  }

  /**
   * @param prefix of errors
   */
  private SubscriptionAttributes with(String name, String value, String prefix) {
    switch (name) {
      case "RawMessageDelivery" -> checkBoolean(name, value, prefix);
      case "RedrivePolicy" -> {
        if (!value.isEmpty()) {
          deadLetterQueue(value);
        }
      }
      default -> throw SnsErrors.invalid(prefix.isEmpty() ? "AttributeName" : prefix + name);
    }
    Map<String, String> changed = new TreeMap<>(values);
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new SubscriptionAttributes(changed);
  }

  private static void checkBoolean(String name, String value, String prefix) {
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw SnsErrors.invalid(
          prefix + name + ": Invalid value [" + value + "]. Must be true or false.");
    }
  }

  private static Arn deadLetterQueue(String json) {
    Object target;
    try {
      target = Json.parseObject(json).get("deadLetterTargetArn");
    } catch (JsonSyntaxException e) {
      throw SnsErrors.invalid("RedrivePolicy: failed to parse JSON. " + e.getMessage());
    }
    Arn arn = Arn.parse(String.valueOf(target));
    if (arn == null || !arn.service().equals("sqs")) {
      throw SnsErrors.invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
    return arn;
  }

  boolean isRaw() {
    return raw;
  }

  @Nullable Arn deadLetterQueue() {
    return deadLetterQueue;
  }

  Map<String, String> all() {
    return values;
  }
}
