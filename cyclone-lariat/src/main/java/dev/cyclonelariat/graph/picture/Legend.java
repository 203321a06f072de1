package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.EdgeKind;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.graph.layout.Line.Point;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heading of a picture, and what its signs mean: those that are in it. */
final class Legend {

  static final double HEIGHT = 22;

  private static final double SAMPLE = 30;
  private static final double LETTER = 6.6;
  private static final double SPACE = 26;

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, EdgeKind> edges = new LinkedHashMap<>();

  Legend(TopologyGraph graph) {
    Topic topic = Topic.of("instance", "event", "publisher", "type");
    Queue queue = Queue.of("instance", "event", "publisher", "type");
    add(graph, "topic", topic, node -> node.isTopic() && node.resource().isStandard());
    add(graph, "queue", queue, node -> !node.isTopic() && node.resource().isStandard());
    add(
        graph,
        "custom topic",
        Topic.parse("custom"),
        node -> node.isTopic() && node.resource().isCustom());
    add(
        graph,
        "custom queue",
        Queue.parse("custom"),
        node -> !node.isTopic() && node.resource().isCustom());
    List<EdgeKind> kinds = graph.drawn().stream().map(Edge::kind).distinct().toList();
    addIfIn(kinds, "subscription", EdgeKind.SUBSCRIPTION);
    addIfIn(kinds, "fan-out to the queues of a topic", EdgeKind.FANOUT);
    addIfIn(kinds, "dead letters", EdgeKind.DEAD_LETTERS);
  }

  private void add(
      TopologyGraph graph,
      String text,
      dev.cyclonelariat.resource.Resource sample,
      java.util.function.Predicate<Node> which) {
    if (graph.nodes().stream().anyMatch(which)) {
      nodes.put(text, Node.of(sample));
    }
  }

  private void addIfIn(List<EdgeKind> kinds, String text, EdgeKind kind) {
    if (kinds.contains(kind)) {
      edges.put(text, kind);
    }
  }

  double width() {
    List<String> texts = new ArrayList<>(nodes.keySet());
    texts.addAll(edges.keySet());
    return texts.stream().mapToDouble(Legend::width).sum() - SPACE;
  }

  private static double width(String text) {
    return SAMPLE + 8 + text.length() * LETTER + SPACE;
  }

  Figure draw(double left, double top) {
    List<Mark> marks = new ArrayList<>();
    double x = left;
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      marks.add(Pen.outline(entry.getValue(), x, top, SAMPLE, HEIGHT - 4));
      if (entry.getValue().isTopic()) {
        marks.addAll(Pen.tabs(entry.getValue(), x, top, HEIGHT - 4));
      }
      x = explain(entry.getKey(), x, top, marks);
    }
    for (Map.Entry<String, EdgeKind> entry : edges.entrySet()) {
      double y = top + HEIGHT / 2 - 2;
      marks.addAll(Pen.arrow(List.of(new Point(x, y), new Point(x + SAMPLE, y)), entry.getValue()));
      x = explain(entry.getKey(), x, top, marks);
    }
    return new Figure("legend", marks);
  }

  private static double explain(String text, double x, double top, List<Mark> marks) {
    double most = text.length() * LETTER;
    marks.add(new Mark.Text(x + SAMPLE + 8, top + 13, text, Lettering.NOTE, Ink.FAINT, most));
    return x + width(text);
  }

  /** Also counts. */
  static Figure heading(double left, double line, String heading, TopologyGraph graph) {
    long topics = graph.nodes().stream().filter(Node::isTopic).count();
    String counts =
        counted(topics, "topic")
            + " · "
            + counted(graph.nodes().size() - topics, "queue")
            + " · "
            + counted(
                graph.edges().stream()
                    .filter(e -> e.kind() == EdgeKind.SUBSCRIPTION || e.kind() == EdgeKind.IMPLIED)
                    .count(),
                "subscription");
    return new Figure(
        "heading",
        List.of(
            new Mark.Text(left, line, heading, Lettering.HEADING, Ink.TEXT, 0),
            new Mark.Text(left, line + 18, counts, Lettering.NOTE, Ink.FAINT, 0)));
  }

  static double headingWidth(String heading) {
    return Math.max(260, heading.length() * 11.0);
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
