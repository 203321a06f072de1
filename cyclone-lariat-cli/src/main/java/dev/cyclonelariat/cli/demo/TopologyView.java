package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Draws flows as text. */
final class TopologyView {

  private final List<Flow> flows;

  TopologyView(List<Flow> flows) {
    this.flows = flows;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "One to many: what one topic takes, each of its readers gets on a queue of its own\n\n");
    flows.stream()
        .filter(flow -> flow.topic() != null && flow.queues().size() > 1)
        .forEach(flow -> text.append(oneToMany(flow)).append('\n'));
    text.append("Many to one: one queue hears several topics\n\n");
    sources().forEach((queue, topics) -> text.append(manyToOne(queue, topics)).append('\n'));
    text.append("Commands: straight to the queue of the one who obeys\n\n");
    flows.stream().filter(flow -> flow.topic() == null).forEach(flow -> text.append(direct(flow)));
    return text.toString();
  }

  private static String oneToMany(Flow flow) {
    StringBuilder text = new StringBuilder();
    text.append("  ").append(flow.publisher()).append(" ─▶ ").append(flow.topic()).append('\n');
    String indent = " ".repeat(flow.publisher().length() + 6);
    int last = flow.queues().size() - 1;
    for (int i = 0; i <= last; i++) {
      text.append(indent)
          .append(i == last ? "└─▶ " : "├─▶ ")
          .append(reader(flow.queues().get(i)))
          .append('\n');
    }
    return text.toString();
  }

  private static String manyToOne(Queue queue, List<Topic> topics) {
    int width = topics.stream().mapToInt(topic -> topic.name().length()).max().orElse(0);
    int middle = (topics.size() - 1) / 2;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < topics.size(); i++) {
      String name = topics.get(i).name();
      text.append("  ").append(name).append(' ').append("─".repeat(width - name.length() + 1));
      text.append(corner(i, topics.size(), middle));
      text.append(i == middle ? "─▶ " + reader(queue) : "").append('\n');
    }
    return text.toString();
  }

  private static String corner(int at, int size, int middle) {
    if (at == 0) {
      return middle == 0 ? "┬" : "┐";
    } else if (at == size - 1) {
      return "┘";
    }
    return at == middle ? "┼" : "┤";
  }

  private static String direct(Flow flow) {
    return "  " + flow.publisher() + " ─▶ " + reader(flow.queues().get(0)) + "\n";
  }

  private static String reader(Queue queue) {
    return queue + " ─▶ " + queue.dest().orElse("");
  }

  /** The queues that hear more than one topic, with these. */
  private Map<Queue, List<Topic>> sources() {
    Map<Queue, Set<Topic>> sources = new LinkedHashMap<>();
    for (Flow flow : flows) {
      if (flow.topic() != null) {
        flow.queues()
            .forEach(
                queue ->
                    sources
                        .computeIfAbsent(queue, unused -> new LinkedHashSet<>())
                        .add(Objects.requireNonNull(flow.topic())));
      }
    }
    Map<Queue, List<Topic>> several = new LinkedHashMap<>();
    sources.forEach(
        (queue, topics) -> {
          if (topics.size() > 1) {
            several.put(queue, new ArrayList<>(topics));
          }
        });
    return several;
  }
}
