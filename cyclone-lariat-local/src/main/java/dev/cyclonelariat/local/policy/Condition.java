package dev.cyclonelariat.local.policy;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a statement: an operator, a key and the values it is compared with. Operators
 * that are not known here (numbers, dates, addresses) never hold.
 */
record Condition(String operator, String key, List<String> values) {
  private static final String IF_EXISTS = "ifexists";

  boolean holds(AccessRequest request) {
    String name = operator.toLowerCase(Locale.ROOT);
    String actual = request.contextValue(key);
    int colon = name.indexOf(':');
    if (colon >= 0) {
      name = name.substring(colon + 1); // ForAnyValue and ForAllValues: each key has one value here
    }
    if (name.equals("null")) {
      return values.stream().anyMatch(value -> Boolean.parseBoolean(value) == (actual == null));
    }
    if (name.endsWith(IF_EXISTS)) {
      return actual == null
          || compare(name.substring(0, name.length() - IF_EXISTS.length()), actual);
    }
    return compare(name, actual);
  }

  private boolean compare(String name, @Nullable String actual) {
    return switch (name) {
      case "arnequals", "arnlike" -> any(actual, Wildcard::matchesArn);
      case "arnnotequals", "arnnotlike" -> !any(actual, Wildcard::matchesArn);
      case "stringequals" -> any(actual, String::equals);
      case "stringnotequals" -> !any(actual, String::equals);
      case "stringequalsignorecase", "bool" -> any(actual, String::equalsIgnoreCase);
      case "stringnotequalsignorecase" -> !any(actual, String::equalsIgnoreCase);
      case "stringlike" -> any(actual, Wildcard::matches);
      case "stringnotlike" -> !any(actual, Wildcard::matches);
      default -> false;
    };
  }

  private boolean any(@Nullable String actual, BiPredicate<String, String> matches) {
    return actual != null && values.stream().anyMatch(value -> matches.test(value, actual));
  }
}
