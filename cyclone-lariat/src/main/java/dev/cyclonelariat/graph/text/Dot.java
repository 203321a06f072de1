package dev.cyclonelariat.graph.text;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.EdgeKind;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;

/**
 * Graphs for Graphviz: topics are components, queues rounded records, custom ones grey, as the Ruby
 * gem draws them.
 */
public final class Dot {

  private final TopologyGraph graph;

  private Dot(TopologyGraph graph) {
    this.graph = graph;
  }

  /** The graph as a {@code digraph}. */
  public static String write(TopologyGraph graph) {
    return new Dot(graph).write();
  }

  private String write() {
    StringBuilder dot = new StringBuilder("digraph G {\n  rankdir=LR;\n");
    graph.nodes().forEach(node -> dot.append("  ").append(line(node)).append(";\n"));
    graph.drawn().forEach(edge -> dot.append("  ").append(line(edge)).append(";\n"));
    return dot.append("}\n").toString();
  }

  private String line(Node node) {
    String shape = node.isTopic() ? "shape=component" : "shape=record, style=\"rounded\"";
    String custom = node.resource().isCustom() ? ", color=grey, fontcolor=grey" : "";
    String label = hasTwin(node) ? ", label=\"" + node + "\"" : "";
    return id(node) + " [" + shape + custom + label + "]";
  }

  private String line(Edge edge) {
    String dashed = edge.kind() == EdgeKind.DEAD_LETTERS ? " [style=dashed]" : "";
    return id(edge.from()) + " -> " + id(edge.to()) + dashed;
  }

  private String id(Node node) {
    return hasTwin(node) ? "\"queue " + node + "\"" : "\"" + node + "\"";
  }

  /** A topic may have the name of a queue. */
  private boolean hasTwin(Node node) {
    return node.resource() instanceof Queue queue
        && graph.nodes().contains(new Node(Topic.parse(queue.name()), node.elsewhere()));
  }
}
