package dev.cyclonelariat.local.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a filter policy. */
sealed interface Rule {

  /** Stands for a key that a message does not have. */
  Object ABSENT = new Object();

  /**
   * Whether a part of a message fits.
   *
   * @param value JSON as maps, lists and scalars, or {@link #ABSENT}
   */
  boolean matches(@Nullable Object value);

  /** More combinations than any policy may have. */
  long MANY = 1_000_000;

  /**
   * How many combinations it stands for, as SNS counts them at this depth of nesting; {@link #MANY}
   * for more than that.
   */
  long combinations(int depth);

  /** What the values of one key may be; an array fits if one of its elements does. */
  record Values(List<ValueMatch> matches) implements Rule {

    @Override
    public boolean matches(@Nullable Object value) {
      List<@Nullable Object> values = new ArrayList<>();
      flatten(value, values);
      for (ValueMatch match : matches) {
        if (match instanceof ValueMatch.Exists exists) {
          if (exists.wanted() != values.isEmpty()) {
            return true;
          }
        } else if (values.stream().anyMatch(match::test)) {
          return true;
        }
      }
      return false;
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> values) {
      if (value instanceof List<?> list) {
        list.forEach(element -> flatten(element, values));
      } else if (value != ABSENT && !(value instanceof Map)) {
        values.add(value);
      }
    }

    @Override
    public long combinations(int depth) {
      return (long) matches.size() * depth;
    }
  }

  /**
   * What an object must have: all of the keys, and one alternative of each {@code $or}. An array
   * fits if one of its elements has all of it.
   */
  record Keys(Map<String, Rule> byKey, List<List<Rule.Keys>> alternatives) implements Rule {

    @Override
    public boolean matches(@Nullable Object value) {
      if (value instanceof List<?> list && !list.isEmpty()) {
        return list.stream().anyMatch(this::matches);
      }
      Map<?, ?> object = value instanceof Map<?, ?> map ? map : Map.of();
      for (Map.Entry<String, Rule> entry : byKey.entrySet()) {
        String key = entry.getKey();
        Object member = object.containsKey(key) ? object.get(key) : ABSENT;
        if (!entry.getValue().matches(member)) {
          return false;
        }
      }
      for (List<Rule.Keys> choice : alternatives) {
        if (choice.stream().noneMatch(alternative -> alternative.matches(object))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public long combinations(int depth) {
      long product = 1;
      for (Rule rule : byKey.values()) {
        product *= rule instanceof Keys ? rule.combinations(depth + 1) : rule.combinations(depth);
        product = Math.min(product, MANY);
      }
      for (List<Rule.Keys> choice : alternatives) {
        product *= choice.stream().mapToLong(keys -> keys.combinations(depth)).sum();
        product = Math.min(product, MANY);
      }
      return product;
    }

    /** Keys at this level, also within alternatives. */
    int keyCount() {
      return byKey.size()
          + alternatives.stream().flatMap(List::stream).mapToInt(Keys::keyCount).sum();
    }

    /** Whether a key holds an object rather than values. */
    boolean isNested() {
      return byKey.values().stream().anyMatch(rule -> rule instanceof Keys)
          || alternatives.stream().flatMap(List::stream).anyMatch(Keys::isNested);
    }
  }
}
