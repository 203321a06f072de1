package dev.cyclonelariat.local.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A structure of an answer: named members in order. A member is a {@link String}, {@link Number},
 * {@link Boolean}, {@link Utf8}, another structure, a {@link List} or a {@link java.util.Map}.
 */
public final class Struct {
  private final List<String> names = new ArrayList<>(6);
  private final List<Object> values = new ArrayList<>(6);

  /** Adds a member; a null value is left out. */
  public Struct with(String name, @Nullable Object value) {
    if (value != null) {
      names.add(name);
      values.add(value);
    }
    return this;
  }

  /** Adds a list or map unless it is empty. */
  public Struct withNonEmpty(String name, List<?> value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** A member's value, or null if there is no such member. */
  public @Nullable Object get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : values.get(index);
  }

  int size() {
    return names.size();
  }

  String name(int index) {
    return names.get(index);
  }

  Object value(int index) {
    return values.get(index);
  }
}
