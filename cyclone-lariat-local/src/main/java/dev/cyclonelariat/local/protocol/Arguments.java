package dev.cyclonelariat.local.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The members of a request, by the names of the operation's model. */
public final class Arguments {
  private final Map<String, Object> members;

  /**
   * @param members of strings, numbers, booleans, lists and maps; null members count as absent
   */
  public Arguments(Map<String, Object> members) {
    this.members = members;
  }

  /** A text, or null if absent. */
  public @Nullable String string(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrongType(name, "string");
  }

  /** A text, empty if absent. */
  public String stringOrEmpty(String name) {
    String value = string(name);
    return value == null ? "" : value;
  }

  /** A whole number, or null if absent. The query protocol spells numbers as text. */
  public @Nullable Integer integer(String name) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    try {
      if (value instanceof Long number) {
        return Math.toIntExact(number);
      }
      if (value instanceof String text) {
        return Integer.valueOf(text);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrongType(name, "integer");
    }
    throw wrongType(name, "integer");
  }

  /** Whether a boolean member is true. */
  public boolean isTrue(String name) {
    Object value = members.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    if (value instanceof String text) {
      return text.equals("true");
    }
    throw wrongType(name, "boolean");
  }

  /** Whether the member is there at all. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** The same members, with the items of a list that are wanted. */
  Arguments withList(String name, Predicate<Object> wanted) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.put(name, list(name).stream().map(Object.class::cast).filter(wanted).toList());
    return new Arguments(changed);
  }

  /** A list of texts, empty if absent. */
  public List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw wrongType(name, "list of strings");
      }
      strings.add(text);
    }
    return strings;
  }

  /** A list of structures, empty if absent. */
  public List<Arguments> structs(String name) {
    List<Arguments> structs = new ArrayList<>();
    for (Object item : list(name)) {
      structs.add(struct(name, item));
    }
    return structs;
  }

  /** A structure; an empty one if absent. */
  public Arguments struct(String name) {
    return struct(name, members.getOrDefault(name, Map.of()));
  }

  /** A map of texts in its order, empty if absent. */
  public Map<String, String> stringMap(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : map(name).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw wrongType(name, "map of strings");
      }
      strings.put(entry.getKey(), text);
    }
    return strings;
  }

  /** A map of structures in its order, empty if absent. */
  public Map<String, Arguments> structMap(String name) {
    Map<String, Arguments> structs = new LinkedHashMap<>();
    map(name).forEach((key, value) -> structs.put(key, struct(name, value)));
    return structs;
  }

  private List<?> list(String name) {
    Object value = members.get(name);
    if (value == null || value.equals("")) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrongType(name, "list");
  }

  private Map<String, Object> map(String name) {
    Object value = members.get(name);
    return value == null || value.equals("") ? Map.of() : stringKeyed(name, value);
  }

  private static Arguments struct(String name, @Nullable Object value) {
    return new Arguments(stringKeyed(name, value));
  }

  @SuppressWarnings("unchecked") // both decoders build maps with string keys only
  private static Map<String, Object> stringKeyed(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return (Map<String, Object>) value;
    }
    throw wrongType(name, "map");
  }

  private static AwsError wrongType(String name, String type) {
    return AwsError.serialization(name + " must be a " + type + ".");
  }
}
