package dev.cyclonelariat.graph.text;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import dev.cyclonelariat.resource.Queue;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Graphs for programs: all that is known, also the subscriptions that a fan-out brings along. */
public final class GraphJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private GraphJson() {}

  /** The graph as an object with {@code topics}, {@code queues} and {@code edges}. */
  public static String write(TopologyGraph graph) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode topics = root.putArray("topics");
    ArrayNode queues = root.putArray("queues");
    graph.nodes().forEach(node -> describe(node, (node.isTopic() ? topics : queues).addObject()));
    ArrayNode edges = root.putArray("edges");
    graph.edges().forEach(edge -> describe(edge, edges.addObject()));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void describe(Node node, ObjectNode json) {
    json.put("name", node.resource().name());
    if (!node.elsewhere().isEmpty()) {
      json.put("elsewhere", node.elsewhere());
    }
    json.put("standard", node.resource().isStandard());
    json.put("fifo", node.resource().isFifo());
    node.resource().instance().ifPresent(value -> json.put("instance", value));
    node.resource().kind().ifPresent(value -> json.put("kind", value));
    node.resource().publisher().ifPresent(value -> json.put("publisher", value));
    node.resource().type().ifPresent(value -> json.put("type", value));
    if (node.resource() instanceof Queue queue) {
      queue.dest().ifPresent(value -> json.put("dest", value));
    }
  }

  private static void describe(Edge edge, ObjectNode json) {
    json.put("kind", edge.kind().name().toLowerCase(Locale.ROOT));
    json.putObject("from").put(type(edge.from()), edge.from().toString());
    json.putObject("to").put(type(edge.to()), edge.to().toString());
  }

  private static String type(Node node) {
    return node.isTopic() ? "topic" : "queue";
  }
}
