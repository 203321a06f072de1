package dev.cyclonelariat.cli.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A policy of IAM, which allows some actions on some resources. Not thread-safe. */
final class PolicyDocument {

  private static final String VERSION = "2012-10-17";

  private final List<Map<String, Object>> statements = new ArrayList<>();

  /** Allows actions on resources, unless there is none. */
  PolicyDocument allow(String sid, List<String> actions, List<String> resources) {
    return allow(sid, actions, resources, Map.of());
  }

  /** Allows them on a condition. */
  PolicyDocument allow(
      String sid, List<String> actions, List<String> resources, Map<String, Object> condition) {
    if (!resources.isEmpty()) {
      Map<String, Object> statement = new LinkedHashMap<>();
      statement.put("Sid", sid);
      statement.put("Effect", "Allow");
      statement.put("Action", actions);
      statement.put("Resource", resources);
      if (!condition.isEmpty()) {
        statement.put("Condition", condition);
      }
      statements.add(statement);
    }
    return this;
  }

  /** As AWS takes it, for humans to read too. */
  String text() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", VERSION);
    document.put("Statement", statements);
    return json(document, "");
  }

  private static String json(Object value, String indent) {
    String deeper = indent + "  ";
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> deeper + quoted(entry.getKey()) + ": " + json(entry.getValue(), deeper))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> deeper + json(item, deeper))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return quoted(value);
  }

  private static String quoted(Object text) {
    return '"' + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
