package dev.cyclonelariat.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one form of JSON trees in messages: unmodifiable maps and lists, {@link String}, {@link
 * Boolean}, {@link Long} or {@link BigInteger}, {@link BigDecimal} and null, so that a built
 * message and a received one hold the same types.
 */
final class Tree {

  /** Ruby's JSON reader and writer refuse more levels than this in a body, by default. */
  static final int MAX_BODY_DEPTH = 100;

  /** {@code data} and its siblings begin one level inside the body. */
  private static final int MAX_DEPTH = MAX_BODY_DEPTH - 1;

  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private Tree() {}

  /**
   * @throws IllegalArgumentException if it is nested too deeply or holds something JSON cannot say
   */
  static Map<String, Object> freeze(Map<?, ?> map) {
    return map.isEmpty() ? Map.of() : object(map, 1);
  }

  private static Map<String, Object> object(Map<?, ?> map, int depth) {
    checkDepth(depth);
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key(key), value(value, depth + 1)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> array(Collection<?> items, int depth) {
    checkDepth(depth);
    List<Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(value(item, depth + 1)));
    return Collections.unmodifiableList(copy);
  }

  @SuppressWarnings("NullAway") // JSON null is a value here; the maps say so in their Javadoc.
  private static Object value(@Nullable Object value, int depth) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return value;
    } else if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Map<?, ?> map) {
      return object(map, depth);
    } else if (value instanceof Collection<?> items) {
      return array(items, depth);
    }
    return value(Payload.toTree(value), depth);
  }

  static Object number(Number number) {
    if (number instanceof BigInteger big) {
      boolean fits = big.compareTo(MIN_LONG) >= 0 && big.compareTo(MAX_LONG) <= 0;
      return fits ? (Object) big.longValue() : big;
    } else if (number instanceof BigDecimal) {
      return number;
    } else if (number instanceof Double || number instanceof Float) {
      return new BigDecimal(finite(number).toString());
    } else if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return number.longValue();
    }
    return number(new BigDecimal(number.toString()));
  }

  private static Number finite(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("JSON has no number " + number);
    }
    return number;
  }

  private static String key(@Nullable Object key) {
    if (key == null) {
      throw new IllegalArgumentException("JSON has no null keys");
    }
    return key instanceof Enum<?> constant ? constant.name() : key.toString();
  }

  private static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "Nested deeper than the " + MAX_DEPTH + " levels that every consumer can read");
    }
  }
}
