package dev.cyclonelariat.graph.text;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import java.util.HashMap;
import java.util.Map;

/** Graphs for Mermaid, which many wikis and code hosts draw. */
public final class Mermaid {

  private Mermaid() {}

  /** The graph as a {@code flowchart}. */
  public static String write(TopologyGraph graph) {
    StringBuilder chart = new StringBuilder("flowchart LR\n");
    Map<Node, String> ids = new HashMap<>();
    for (Node node : graph.nodes()) {
      String id = (node.isTopic() ? "t" : "q") + (ids.size() + 1);
      ids.put(node, id);
      chart
          .append("  ")
          .append(id)
          .append(shape(node))
          .append(":::")
          .append(style(node))
          .append('\n');
    }
    for (Edge edge : graph.drawn()) {
      chart.append("  ").append(ids.get(edge.from())).append(arrow(edge));
      chart.append(ids.get(edge.to())).append('\n');
    }
    return chart
        .append("  classDef topic fill:#fff3dc,stroke:#d98a1f,color:#1f2937\n")
        .append("  classDef queue fill:#e8f1fd,stroke:#3b7dd8,color:#1f2937\n")
        .append("  classDef custom fill:#f1f3f5,stroke:#98a2ae,color:#1f2937\n")
        .toString();
  }

  private static String shape(Node node) {
    return node.isTopic() ? "[[\"" + node + "\"]]" : "(\"" + node + "\")";
  }

  private static String style(Node node) {
    return node.resource().isCustom() ? "custom" : node.isTopic() ? "topic" : "queue";
  }

  private static String arrow(Edge edge) {
    return switch (edge.kind()) {
      case SUBSCRIPTION, IMPLIED -> " --> ";
      case FANOUT -> " ==> ";
      case DEAD_LETTERS -> " -.-> ";
    };
  }
}
