package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.filter.FilterPolicy;
import dev.cyclonelariat.local.filter.FilterPolicyException;
import dev.cyclonelariat.local.filter.NestedFilterPolicyException;
import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.protocol.Arn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The attributes of a subscription that users set. Immutable. */
final class SubscriptionAttributes {
  private static final String RAW = "RawMessageDelivery";
  private static final String FILTER = "FilterPolicy";
  private static final String SCOPE = "FilterPolicyScope";
  private static final String REDRIVE = "RedrivePolicy";
  private static final String BODY_SCOPE = "MessageBody";
  private static final String ATTRIBUTE_SCOPE = "MessageAttributes";
  private static final Pattern EMPTY_OBJECT = Pattern.compile("\\s*\\{\\s*}\\s*");

  private final Map<String, String> values;
  private final boolean fifoPair;
  private final @Nullable FilterPolicy filter;
  private final @Nullable Arn deadLetterQueue;

  /**
   * @param prefix of errors
   */
  private SubscriptionAttributes(Map<String, String> values, boolean fifoPair, String prefix) {
    this.values = values;
    this.fifoPair = fifoPair;
    String policy = values.get(FILTER);
    this.filter = policy == null ? null : filter(policy, prefix);
    String redrive = values.get(REDRIVE);
    this.deadLetterQueue = redrive == null ? null : deadLetterQueue(redrive, prefix);
  }

  /**
   * The attributes of a new subscription.
   *
   * @param fifoPair whether a FIFO queue subscribes to a FIFO topic
   */
  static SubscriptionAttributes create(Map<String, String> given, boolean fifoPair) {
    String prefix = "Attributes Reason: ";
    Map<String, String> values = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          check(name, value, prefix, prefix + name);
          if (!takesAway(name, value)) {
            values.put(name, value);
          }
        });
    return new SubscriptionAttributes(values, fifoPair, prefix);
  }

  /** These attributes with one changed; an empty value takes it away. */
  SubscriptionAttributes with(String name, String value) {
    check(name, value, "", "AttributeName");
    Map<String, String> changed = new TreeMap<>(values);
    if (takesAway(name, value)) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new SubscriptionAttributes(changed, fifoPair, "");
  }

  /** An empty text takes an attribute away; a filter policy also goes with an empty object. */
  private static boolean takesAway(String name, String value) {
    return value.isEmpty() || (name.equals(FILTER) && EMPTY_OBJECT.matcher(value).matches());
  }

  private static void check(String name, String value, String prefix, String unknown) {
    switch (name) {
      case RAW -> {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
          throw SnsErrors.invalid(
              prefix + name + ": Invalid value [" + value + "]. Must be true or false.");
        }
      }
      case SCOPE -> {
        if (!value.equals(BODY_SCOPE) && !value.equals(ATTRIBUTE_SCOPE)) {
          throw SnsErrors.invalid(
              prefix
                  + name
                  + ": Invalid value ["
                  + value
                  + "]. Please use either MessageBody or MessageAttributes");
        }
      }
      case FILTER, REDRIVE -> {
        // checked where their parts are known together
      }
      default -> throw SnsErrors.invalid(unknown);
    }
  }

  private FilterPolicy filter(String policy, String prefix) {
    try {
      return FilterPolicy.parse(policy, BODY_SCOPE.equals(values.get(SCOPE)));
    } catch (NestedFilterPolicyException e) {
      throw SnsErrors.invalid(String.valueOf(e.getMessage()));
    } catch (FilterPolicyException e) {
      throw SnsErrors.invalid(prefix + "FilterPolicy: " + e.text());
    }
  }

  private Arn deadLetterQueue(String json, String prefix) {
    Object target;
    try {
      target = Json.parseObject(json).get("deadLetterTargetArn");
    } catch (JsonSyntaxException e) {
      throw SnsErrors.invalid(prefix + "RedrivePolicy: failed to parse JSON. " + e.getMessage());
    }
    Arn arn = Arn.parse(String.valueOf(target));
    if (arn == null || !arn.service().equals("sqs") || arn.resource().isEmpty()) {
      throw SnsErrors.invalid(prefix + "RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
    if (fifoPair && !arn.resource().endsWith(TopicNames.FIFO_SUFFIX)) {
      throw SnsErrors.invalid(
          prefix
              + "RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO"
              + " Topic.");
    }
    return arn;
  }

  boolean isRaw() {
    return "true".equalsIgnoreCase(values.get(RAW));
  }

  boolean hasFilter() {
    return filter != null;
  }

  /** Whether the subscription wants a message. */
  boolean accepts(MessageBody body, MessageAttributes attributes) {
    return filter == null || filter.accepts(body, attributes);
  }

  @Nullable Arn deadLetterQueue() {
    return deadLetterQueue;
  }

  /** As they were set. */
  Map<String, String> all() {
    return values;
  }

  /** As GetSubscriptionAttributes shows them: the scope only beside a policy. */
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>(values);
    shown.putIfAbsent(RAW, "false");
    if (filter == null) {
      shown.remove(SCOPE);
    } else {
      shown.putIfAbsent(SCOPE, ATTRIBUTE_SCOPE);
    }
    return shown;
  }
}
