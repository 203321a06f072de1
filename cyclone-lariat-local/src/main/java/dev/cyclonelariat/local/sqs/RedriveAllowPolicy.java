package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose dead letters a queue takes.
 *
 * @param permission {@code allowAll}, {@code denyAll} or {@code byQueue}
 * @param sources ARNs, with {@code byQueue}
 */
record RedriveAllowPolicy(String permission, List<?> sources) {
  private static final int MAX_SOURCES = 10;

  static RedriveAllowPolicy of(LocalQueue queue) {
    String json = queue.attributes().get("RedriveAllowPolicy");
    return json == null ? new RedriveAllowPolicy("allowAll", List.of()) : parse(json);
  }

  /** Refuses a value that AWS would refuse; null and empty texts take the policy away. */
  static void check(@Nullable String json) {
    if (json != null && !json.isEmpty()) {
      parse(json);
    }
  }

  private static RedriveAllowPolicy parse(String json) {
    Map<String, Object> members;
    try {
      members = Json.parseObject(json);
    } catch (JsonSyntaxException e) {
      throw invalid(json, "Redrive allow policy is not a valid JSON map.");
    }
    String permission = String.valueOf(members.get("redrivePermission"));
    List<?> sources = members.get("sourceQueueArns") instanceof List<?> list ? list : List.of();
    switch (permission) {
      case "allowAll", "denyAll" -> {
        if (!sources.isEmpty()) {
          throw invalid(json, "sourceQueueArns can be given only with byQueue.");
        }
      }
      case "byQueue" -> {
        if (sources.isEmpty() || sources.size() > MAX_SOURCES) {
          throw invalid(json, "byQueue needs from 1 to 10 sourceQueueArns.");
        }
      }
      default -> throw invalid(json, "Invalid value for redrivePermission.");
    }
    return new RedriveAllowPolicy(permission, sources);
  }

  private static RuntimeException invalid(String json, String reason) {
    return SqsErrors.invalidParameter("RedriveAllowPolicy", json, reason);
  }

  boolean admits(String sourceArn) {
    return switch (permission) {
      case "allowAll" -> true;
      case "byQueue" -> sources.contains(sourceArn);
      default -> false;
    };
  }
}
