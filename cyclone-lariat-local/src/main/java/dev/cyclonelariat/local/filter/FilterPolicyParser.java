package dev.cyclonelariat.local.filter;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads filter policies and refuses what SNS refuses, in its words. */
final class FilterPolicyParser {
  private static final String OR = "$or";

  /** Whether a dot in a key stands for nesting, as in policies for message bodies. */
  private final boolean dotsNest;

  FilterPolicyParser(boolean dotsNest) {
    this.dotsNest = dotsNest;
  }

  Rule.Keys parse(String json) {
    try {
      return keys(Json.parseObject(json));
    } catch (JsonSyntaxException e) {
      throw new FilterPolicyException("failed to parse JSON. " + e.getMessage());
    }
  }

  private Rule.Keys keys(Map<?, ?> object) {
    if (object.isEmpty()) {
      throw new FilterPolicyException("Empty objects are not allowed");
    }
    Map<String, Rule> byKey = new LinkedHashMap<>();
    List<List<Rule.Keys>> alternatives = new ArrayList<>();
    object.forEach(
        (name, value) -> {
          List<Rule.Keys> choice = name.equals(OR) ? alternatives(value) : null;
          if (choice == null) {
            put(byKey, String.valueOf(name), rule(String.valueOf(name), value));
          } else {
            alternatives.add(choice);
          }
        });
    return new Rule.Keys(byKey, alternatives);
  }

  /** The alternatives of an {@code $or}, or null where it is the name of an ordinary key. */
  private @Nullable List<Rule.Keys> alternatives(@Nullable Object value) {
    if (!(value instanceof List<?> list)
        || list.size() < 2
        || !list.stream().allMatch(Map.class::isInstance)) {
      return null;
    }
    List<Rule.Keys> alternatives = new ArrayList<>();
    list.forEach(alternative -> alternatives.add(keys((Map<?, ?>) alternative)));
    return alternatives;
  }

  private void put(Map<String, Rule> byKey, String name, Rule rule) {
    int dot = dotsNest ? DottedName.firstDot(name) : -1;
    if (dot < 0) {
      byKey.put(name, rule);
      return;
    }
    String first = name.substring(0, dot);
    Map<String, Rule> inner = new LinkedHashMap<>();
    List<List<Rule.Keys>> alternatives = List.of();
    if (byKey.get(first) instanceof Rule.Keys present) {
      inner.putAll(present.byKey());
      alternatives = present.alternatives();
    }
    put(inner, name.substring(dot + 1), rule);
    byKey.put(first, new Rule.Keys(inner, alternatives));
  }

  private Rule rule(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return keys(object);
    }
    if (!(value instanceof List<?> list)) {
      throw new FilterPolicyException('"' + name + "\" must be an object or an array");
    }
    if (list.isEmpty()) {
      throw new FilterPolicyException("Empty arrays are not allowed");
    }
    List<ValueMatch> matches = new ArrayList<>();
    list.forEach(element -> matches.add(ValueMatchParser.parse(element)));
    return new Rule.Values(matches);
  }
}
