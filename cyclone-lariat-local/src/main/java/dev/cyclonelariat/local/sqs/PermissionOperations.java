package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.protocol.Arguments;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AddPermission and RemovePermission: statements of the queue's policy by label. */
final class PermissionOperations {
  private static final int MAX_ACTIONS = 7;
  private static final Set<String> ACTIONS =
      Set.of(
          "*",
          "ChangeMessageVisibility",
          "DeleteMessage",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListDeadLetterSourceQueues",
          "PurgeQueue",
          "ReceiveMessage",
          "SendMessage");

  private final Queues queues;
  private final QueueTraffic traffic;

  PermissionOperations(Queues queues, QueueTraffic traffic) {
    this.queues = queues;
    this.traffic = traffic;
  }

  Struct add(Call call) {
    LocalQueue queue = queues.of(call);
    Arguments arguments = call.arguments();
    String label = label(arguments);
    List<String> accounts = arguments.strings("AWSAccountIds");
    List<String> actions = arguments.strings("Actions");
    check(accounts, actions);
    Map<String, Object> policy = policy(queue);
    List<Object> statements = statements(policy);
    if (find(statements, label) != null) {
      throw SqsErrors.invalidParameter("Label", label, "Already exists.");
    }
    statements.add(statement(queue, label, accounts, actions));
    save(queue, policy, statements);
    return new Struct();
  }

  Struct remove(Call call) {
    LocalQueue queue = queues.of(call);
    String label = label(call.arguments());
    Map<String, Object> policy = policy(queue);
    List<Object> statements = statements(policy);
    Object found = find(statements, label);
    if (found == null) {
      throw SqsErrors.invalidParameter("Label", label, "can't find label.");
    }
    statements.remove(found);
    save(queue, policy, statements);
    return new Struct();
  }

  private static String label(Arguments arguments) {
    String label = arguments.stringOrEmpty("Label");
    if (label.isEmpty()) {
      throw SqsErrors.missingParameter("Label");
    }
    if (label.length() > 80 || !Characters.isPlainName(label)) {
      throw SqsErrors.invalidParameter(
          "Label", label, "Can only include alphanumeric characters, hyphens, or underscores.");
    }
    return label;
  }

  private static void check(List<String> accounts, List<String> actions) {
    if (actions.isEmpty()) {
      throw SqsErrors.missingParameter("Actions");
    }
    if (accounts.isEmpty()) {
      throw SqsErrors.invalidParameter("PrincipalId", accounts, "Unable to verify.");
    }
    if (actions.size() > MAX_ACTIONS) {
      throw SqsErrors.overLimit(
          actions.size() + " Actions were found, maximum allowed is " + MAX_ACTIONS + ".");
    }
    for (String action : actions) {
      if (!ACTIONS.contains(action)) {
        throw SqsErrors.invalidParameter(
            "ActionName",
            "SQS:" + action,
            "Only the queue owner is allowed to invoke this action.");
      }
    }
    for (String account : accounts) {
      if (account.length() != 12 || !account.chars().allMatch(Character::isDigit)) {
        throw SqsErrors.invalidParameter("PrincipalId", account, "Unable to verify.");
      }
    }
  }

  private static Map<String, Object> policy(LocalQueue queue) {
    String json = queue.attributes().get("Policy");
    if (json != null) {
      return new LinkedHashMap<>(Json.parseObject(json));
    }
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2008-10-17");
    policy.put("Id", queue.arn() + "/SQSDefaultPolicy");
    return policy;
  }

  private static List<Object> statements(Map<String, Object> policy) {
    Object present = policy.get("Statement");
    if (present instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    return present == null ? new ArrayList<>() : new ArrayList<>(List.of(present));
  }

  private static @Nullable Object find(List<Object> statements, String label) {
    for (Object statement : statements) {
      if (statement instanceof Map<?, ?> members && label.equals(members.get("Sid"))) {
        return statement;
      }
    }
    return null;
  }

  private static Map<String, Object> statement(
      LocalQueue queue, String label, List<String> accounts, List<String> actions) {
    List<String> principals =
        accounts.stream()
            .map(account -> "arn:" + queue.key().arn().partition() + ":iam::" + account + ":root")
            .toList();
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", label);
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("AWS", oneOrAll(principals)));
    statement.put("Action", oneOrAll(actions.stream().map(action -> "SQS:" + action).toList()));
    statement.put("Resource", queue.arn());
    return statement;
  }

  private static Object oneOrAll(List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : texts;
  }

  private void save(LocalQueue queue, Map<String, Object> policy, List<Object> statements) {
    policy.put("Statement", statements);
    String json = statements.isEmpty() ? "" : Json.write(policy);
    traffic.configure(queue, queue.attributes().with(Map.of("Policy", json)));
  }
}
