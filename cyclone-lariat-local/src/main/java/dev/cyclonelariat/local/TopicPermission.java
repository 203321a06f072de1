package dev.cyclonelariat.local;

import dev.cyclonelariat.local.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statement of a queue's policy that lets one topic send. */
final class TopicPermission {

  private TopicPermission() {}

  /** A policy with nothing else in it. */
  static String policy(String topicArn, String queueArn) {
    return Json.write(
        Map.of("Version", "2012-10-17", "Statement", List.of(statement(topicArn, queueArn))));
  }

  /** The policy with the statement added, unless it is there already. */
  static String addTo(String policy, String topicArn, String queueArn) {
    Map<String, Object> document = new LinkedHashMap<>(Json.parseObject(policy));
    Object present = document.get("Statement");
    List<Object> statements =
        new ArrayList<>(
            present instanceof List<?> list
                ? list
                : present == null ? List.of() : List.of(present));
    Map<String, Object> wanted = statement(topicArn, queueArn);
    if (!statements.contains(wanted)) {
      statements.add(wanted);
    }
    document.put("Statement", statements);
    return Json.write(document);
  }

  private static Map<String, Object> statement(String topicArn, String queueArn) {
    return Map.of(
        "Effect",
        "Allow",
        "Principal",
        Map.of("Service", "sns.amazonaws.com"),
        "Action",
        "sqs:SendMessage",
        "Resource",
        queueArn,
        "Condition",
        Map.of("ArnEquals", Map.of("aws:SourceArn", topicArn)));
  }
}
