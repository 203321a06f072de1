package dev.cyclonelariat.local.filter;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.message.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which messages a subscription wants. Immutable. */
public final class FilterPolicy {
  private static final int MAX_KEYS = 5;
  private static final int MAX_COMBINATIONS = 150;
  private static final int MAX_BYTES = 256 << 10;

  private final Rule.Keys rule;
  private final boolean onBody;

  private FilterPolicy(Rule.Keys rule, boolean onBody) {
    this.rule = rule;
    this.onBody = onBody;
  }

  /**
   * Reads a policy.
   *
   * @param onBody whether it is about the message's body, else about its attributes
   * @throws FilterPolicyException if SNS would refuse it
   * @throws NestedFilterPolicyException if it is nested although it is about attributes
   */
  public static FilterPolicy parse(String json, boolean onBody) {
    if (json.length() > MAX_BYTES) {
      throw new FilterPolicyException("Filter policy is too long");
    }
    Rule.Keys rule = new FilterPolicyParser(onBody).parse(json);
    if (rule.keyCount() > MAX_KEYS) {
      throw new FilterPolicyException("Filter policy can not have more than 5 keys");
    }
    if (rule.combinations(1) > MAX_COMBINATIONS) {
      throw new FilterPolicyException("Filter policy is too complex");
    }
    if (!onBody && rule.isNested()) {
      throw new NestedFilterPolicyException();
    }
    return new FilterPolicy(rule, onBody);
  }

  /** Whether a message is wanted. */
  public boolean accepts(MessageBody body, MessageAttributes attributes) {
    return rule.matches(onBody ? document(body) : values(attributes));
  }

  private static @Nullable Object document(MessageBody body) {
    try {
      return Json.parse(body.bytes()) instanceof Map<?, ?> object ? nested(object) : null;
    } catch (JsonSyntaxException e) {
      return null;
    }
  }

  /** Spells out names with dots. */
  private static @Nullable Object nested(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(FilterPolicy::nestedElement).toList();
    }
    if (!(value instanceof Map<?, ?> object)) {
      return value;
    }
    Map<String, @Nullable Object> nested = new LinkedHashMap<>();
    object.forEach((name, member) -> put(nested, String.valueOf(name), nested(member)));
    return nested;
  }

  private static Object nestedElement(@Nullable Object element) {
    Object nested = nested(element);
    return nested == null ? Rule.ABSENT : nested;
  }

  private static void put(
      Map<String, @Nullable Object> target, String name, @Nullable Object value) {
    int dot = DottedName.firstDot(name);
    if (dot < 0) {
      target.put(name, value);
      return;
    }
    String first = name.substring(0, dot);
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    if (target.get(first) instanceof Map<?, ?> present) {
      present.forEach((key, member) -> inner.put(String.valueOf(key), member));
    }
    put(inner, name.substring(dot + 1), value);
    target.put(first, inner);
  }

  private static Map<String, @Nullable Object> values(MessageAttributes attributes) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    attributes.byName().forEach((name, attribute) -> values.put(name, value(attribute)));
    return values;
  }

  private static @Nullable Object value(MessageAttribute attribute) {
    String text = attribute.stringValue();
    if (text == null) {
      return attribute; // bytes are there, but equal nothing
    }
    try {
      return switch (attribute.dataType()) {
        case "Number" -> NumberText.parse(text);
        case "String.Array" -> Json.parse(text);
        default -> text;
      };
    } catch (JsonSyntaxException | NumberFormatException e) {
      return text;
    }
  }
}
