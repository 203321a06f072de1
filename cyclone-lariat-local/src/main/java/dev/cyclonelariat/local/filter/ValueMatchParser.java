package dev.cyclonelariat.local.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a policy's arrays. */
final class ValueMatchParser {

  private ValueMatchParser() {}

  static ValueMatch parse(@Nullable Object element) {
    if (element instanceof List) {
      throw new FilterPolicyException("Match value must be String, number, true, false, or null");
    }
    if (!(element instanceof Map<?, ?> object)) {
      return new ValueMatch.Exact(element);
    }
    Map.Entry<?, ?> only = single(object);
    return operator(String.valueOf(only.getKey()), only.getValue());
  }

  private static Map.Entry<?, ?> single(Map<?, ?> object) {
    if (object.isEmpty()) {
      throw new FilterPolicyException("Empty match expression is not allowed");
    }
    if (object.size() > 1) {
      throw new FilterPolicyException("Only one key allowed in match expression");
    }
    return object.entrySet().iterator().next();
  }

  private static ValueMatch operator(String name, @Nullable Object operand) {
    return switch (name) {
      case "prefix" -> new ValueMatch.Prefix(text(name, operand));
      case "suffix" -> new ValueMatch.Suffix(text(name, operand));
      case "equals-ignore-case" -> new ValueMatch.IgnoreCase(text(name, operand));
      case "anything-but" -> new ValueMatch.AnythingBut(excluded(operand));
      case "numeric" -> numeric(operand);
      case "exists" -> exists(operand);
      case "cidr" -> network(operand);
      default -> throw new FilterPolicyException("Unrecognized match type " + name);
    };
  }

  private static String text(String name, @Nullable Object operand) {
    if (operand instanceof String text) {
      return text;
    }
    throw new FilterPolicyException(name + " match pattern must be a string");
  }

  private static List<ValueMatch> excluded(@Nullable Object operand) {
    if (operand instanceof Map<?, ?> object) {
      Map.Entry<?, ?> only = single(object);
      if (!"prefix".equals(only.getKey())) {
        throw new FilterPolicyException("Unsupported anything-but pattern: " + only.getKey());
      }
      return List.of(new ValueMatch.Prefix(text("prefix", only.getValue())));
    }
    List<ValueMatch> excluded = new ArrayList<>();
    for (Object value : operand instanceof List<?> list ? list : nullableList(operand)) {
      if (!(value instanceof String || value instanceof Number)) {
        throw new FilterPolicyException(
            "Inside anything but list, number|start|null|boolean is not supported.");
      }
      excluded.add(new ValueMatch.Exact(value));
    }
    if (excluded.isEmpty()) {
      throw new FilterPolicyException("Empty arrays are not allowed");
    }
    return excluded;
  }

  private static List<@Nullable Object> nullableList(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>(1);
    list.add(value);
    return list;
  }

  private static ValueMatch exists(@Nullable Object operand) {
    if (operand instanceof Boolean wanted) {
      return new ValueMatch.Exists(wanted);
    }
    throw new FilterPolicyException("exists match pattern must be either true or false.");
  }

  private static ValueMatch network(@Nullable Object operand) {
    Cidr network = Cidr.parse(text("cidr", operand));
    if (network == null) {
      throw new FilterPolicyException("Malformed CIDR, one '/' required");
    }
    return new ValueMatch.InNetwork(network);
  }

  private static ValueMatch numeric(@Nullable Object operand) {
    if (!(operand instanceof List<?> terms)) {
      throw new FilterPolicyException("Value of numeric must be an array.");
    }
    if (terms.isEmpty() || !(terms.get(0) instanceof String operator)) {
      throw new FilterPolicyException(
          "Invalid member in numeric match: " + (terms.isEmpty() ? "]" : terms.get(0)));
    }
    return switch (operator) {
      case "=", "<", "<=" -> {
        ValueMatch.Comparison only = comparison(terms, 0);
        if (terms.size() > 2) {
          throw new FilterPolicyException("Too many elements in numeric expression");
        }
        yield only;
      }
      case ">", ">=" -> range(terms);
      default ->
          throw new FilterPolicyException("Unrecognized numeric range operator: " + operator);
    };
  }

  private static ValueMatch range(List<?> terms) {
    ValueMatch.Comparison lower = comparison(terms, 0);
    if (terms.size() == 2) {
      return lower;
    }
    if (!(terms.get(2) instanceof String second)) {
      throw new FilterPolicyException("Bad value in numeric range: " + terms.get(2));
    }
    if (!second.equals("<") && !second.equals("<=")) {
      throw new FilterPolicyException("Bad numeric range operator: " + second);
    }
    ValueMatch.Comparison upper = comparison(terms, 2);
    if (terms.size() > 4) {
      throw new FilterPolicyException("Too many terms in numeric range expression");
    }
    if (lower.bound().compareTo(upper.bound()) >= 0) {
      throw new FilterPolicyException("Bottom must be less than top");
    }
    return new ValueMatch.Range(lower, upper);
  }

  private static ValueMatch.Comparison comparison(List<?> terms, int at) {
    String operator = String.valueOf(terms.get(at));
    Object bound = at + 1 < terms.size() ? terms.get(at + 1) : null;
    if (bound instanceof BigDecimal decimal) {
      return new ValueMatch.Comparison(operator, decimal);
    }
    if (bound instanceof Long whole) {
      return new ValueMatch.Comparison(operator, BigDecimal.valueOf(whole));
    }
    String name = operator.equals("=") ? "equals" : operator;
    throw new FilterPolicyException("Value of " + name + " must be numeric");
  }
}
