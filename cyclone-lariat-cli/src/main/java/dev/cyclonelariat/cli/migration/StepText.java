package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows a step that would be taken: what comes, what goes, what changes, and how. */
final class StepText {

  private StepText() {}

  /** One line. */
  static String line(Operation operation, boolean hasColor) {
    List<String> details = details(operation);
    String text =
        sign(operation)
            + " "
            + operation.describe()
            + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
    return hasColor
        ? Ansi.ON.new Text("@|" + color(operation) + " " + text + "|@").toString()
        : text;
  }

  private static String sign(Operation operation) {
    String verb = operation.describe();
    if (verb.startsWith("create") || verb.startsWith("subscribe") || verb.startsWith("fan out")) {
      return "+";
    }
    return verb.startsWith("alter") || verb.startsWith("restore") ? "~" : "-";
  }

  private static String color(Operation operation) {
    return switch (sign(operation)) {
      case "+" -> "green";
      case "-" -> "red";
      default -> "yellow";
    };
  }

  private static List<String> details(Operation operation) {
    if (operation instanceof Operation.CreateTopic create) {
      return of(create.spec());
    } else if (operation instanceof Operation.AlterTopic alter) {
      return of(alter.changes());
    } else if (operation instanceof Operation.CreateQueue create) {
      return of(create.spec());
    } else if (operation instanceof Operation.AlterQueue alter) {
      return of(alter.changes());
    } else if (operation instanceof Operation.Subscribe subscribe) {
      return of(subscribe.spec());
    }
    return List.of();
  }

  private static List<String> of(TopicSpec topic) {
    return attributes(topic.attributes());
  }

  private static List<String> of(QueueSpec queue) {
    List<String> details = attributes(queue.attributes());
    DeadLetters letters = queue.deadLetters();
    if (letters != null) {
      details.add("dead letters to " + letters.queue() + " after " + letters.maxReceiveCount());
    }
    return details;
  }

  private static List<String> of(SubscriptionSpec subscription) {
    List<String> details = new ArrayList<>();
    if (subscription.rawDelivery()) {
      details.add("raw");
    }
    @Nullable String policy = subscription.filterPolicy();
    if (policy != null) {
      details.add(
          (subscription.filterScope() == FilterScope.BODY ? "body like " : "attributes like ")
              + policy);
    }
    if (subscription.deadLetters() != null) {
      details.add("dead letters to " + subscription.deadLetters());
    }
    return details;
  }

  private static List<String> attributes(Map<String, String> attributes) {
    List<String> details = new ArrayList<>();
    new TreeMap<>(attributes).forEach((name, value) -> details.add(name + "=" + value));
    return details;
  }
}
