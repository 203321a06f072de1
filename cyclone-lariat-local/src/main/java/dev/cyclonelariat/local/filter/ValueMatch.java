package dev.cyclonelariat.local.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One entry of the array that a policy gives for a key: what a value may look like. */
sealed interface ValueMatch {

  /**
   * Whether a value fits.
   *
   * @param value a {@link String}, {@link Number}, {@link Boolean} or null
   */
  boolean test(@Nullable Object value);

  /** The value itself. */
  record Exact(@Nullable Object expected) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      if (expected instanceof Number number) {
        return value instanceof Number other && decimal(number).compareTo(decimal(other)) == 0;
      }
      return expected == null ? value == null : expected.equals(value);
    }
  }

  /** {@code {"prefix": "a"}}. */
  record Prefix(String prefix) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return value instanceof String text && text.startsWith(prefix);
    }
  }

  /** {@code {"suffix": "z"}}. */
  record Suffix(String suffix) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return value instanceof String text && text.endsWith(suffix);
    }
  }

  /** {@code {"equals-ignore-case": "x"}}. */
  record IgnoreCase(String expected) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return value instanceof String text
          && text.toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT));
    }
  }

  /** {@code {"anything-but": ...}}. */
  record AnythingBut(List<ValueMatch> excluded) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return (value instanceof String || value instanceof Number)
          && excluded.stream().noneMatch(match -> match.test(value));
    }
  }

  /** {@code {"numeric": [">", 0]}}, one comparison of perhaps two. */
  record Comparison(String operator, BigDecimal bound) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      if (!(value instanceof Number number)) {
        return false;
      }
      int order = decimal(number).compareTo(bound);
      return switch (operator) {
        case "=" -> order == 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }
  }

  /** {@code {"numeric": [">", 0, "<=", 5]}}. */
  record Range(Comparison lower, Comparison upper) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return lower.test(value) && upper.test(value);
    }
  }

  /** {@code {"cidr": "10.0.0.0/24"}}. */
  record InNetwork(Cidr network) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return value instanceof String text && network.contains(text);
    }
  }

  /**
   * {@code {"exists": true}}; whether the key is there at all is decided by {@link Rule.Values}.
   */
  record Exists(boolean wanted) implements ValueMatch {
    @Override
    public boolean test(@Nullable Object value) {
      return wanted;
    }
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }
}
