package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.graph.TopologyGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A graph arranged in layers from left to right. What hangs together stays together, the large
 * before the small; what is linked to nothing comes last. Tall graphs go on in columns. Immutable.
 *
 * @param boxes the nodes
 * @param lines the edges that are drawn
 * @param width of all, in pixels
 * @param height of all
 */
public record Layout(List<Box> boxes, List<Line> lines, double width, double height) {

  private static final double SPACE_BELOW = 30;
  private static final double SPACE_BESIDE = 70;
  private static final double LEAST_GAP = 110;
  private static final double MOST_GAP = 420;
  private static final int LONE_TOGETHER = 12;
  private static final double TALL = 1_300;

  /** Columns make a tall picture about so much wider than high. */
  private static final double PROPORTION = 1.5;

  /** Copies both. */
  public Layout {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** Arranges a graph. */
  public static Layout of(TopologyGraph graph) {
    List<Component> components = components(graph);
    List<Double> widths = new ArrayList<>();
    int layers = components.stream().mapToInt(Component::layers).max().orElse(0);
    for (int layer = 0; layer < layers; layer++) {
      int number = layer;
      widths.add(components.stream().mapToDouble(c -> c.width(number)).max().orElse(0));
    }
    double tallest = components.stream().mapToDouble(Component::height).max().orElse(0);
    // Where lines go far up and down, they need room to turn.
    double gap = Math.min(MOST_GAP, Math.max(LEAST_GAP, tallest / 25));
    return packed(components, new Columns(widths, gap), tallest);
  }

  private static Layout packed(List<Component> components, Columns columns, double tallest) {
    double all = components.stream().mapToDouble(c -> c.height() + SPACE_BELOW).sum();
    double wide = columns.width() + SPACE_BESIDE;
    double count = all <= TALL ? 1 : Math.max(1, Math.round(Math.sqrt(PROPORTION * all / wide)));
    double most = Math.max(tallest, all / count);
    List<Box> boxes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    double left = 0;
    double top = 0;
    double bottom = 0;
    for (Component component : components) {
      if (top > 0 && top + component.height() > most) {
        left += wide;
        top = 0;
      }
      component.draw(columns, left, top, boxes, lines);
      bottom = Math.max(bottom, top + component.height());
      top += component.height() + SPACE_BELOW;
    }
    double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
    return new Layout(boxes, lines, right, bottom);
  }

  private static List<Component> components(TopologyGraph graph) {
    Map<Node, List<Edge>> edges = new HashMap<>();
    for (Edge edge : graph.drawn()) {
      if (!edge.from().equals(edge.to())) {
        edges.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
        edges.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge);
      }
    }
    List<SortedSet<Node>> groups = groups(graph.nodes(), edges);
    groups.sort(Comparator.comparingInt(group -> -group.size()));
    List<Component> components = new ArrayList<>();
    List<Node> lone = new ArrayList<>();
    for (SortedSet<Node> group : groups) {
      if (group.size() == 1) {
        lone.add(group.first());
      } else {
        SortedSet<Edge> inside = new TreeSet<>();
        group.forEach(node -> inside.addAll(edges.getOrDefault(node, List.of())));
        components.add(Component.linked(group, inside));
      }
    }
    int layerOfQueues = graph.nodes().stream().anyMatch(Node::isTopic) ? 1 : 0;
    List<Node> topics = lone.stream().filter(Node::isTopic).toList();
    List<Node> queues = lone.stream().filter(node -> !node.isTopic()).toList();
    for (int i = 0; i < Math.max(topics.size(), queues.size()); i += LONE_TOGETHER) {
      List<Node> some = new ArrayList<>(part(topics, i));
      some.addAll(part(queues, i));
      components.add(Component.lone(some, layerOfQueues));
    }
    return components;
  }

  private static List<Node> part(List<Node> nodes, int from) {
    return nodes.subList(
        Math.min(from, nodes.size()), Math.min(from + LONE_TOGETHER, nodes.size()));
  }

  private static List<SortedSet<Node>> groups(SortedSet<Node> nodes, Map<Node, List<Edge>> edges) {
    SortedSet<Node> left = new TreeSet<>(nodes);
    List<SortedSet<Node>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      SortedSet<Node> group = new TreeSet<>();
      Deque<Node> open = new ArrayDeque<>(List.of(left.first()));
      while (!open.isEmpty()) {
        Node node = open.pop();
        if (left.remove(node)) {
          group.add(node);
          for (Edge edge : edges.getOrDefault(node, List.of())) {
            open.push(edge.from().equals(node) ? edge.to() : edge.from());
          }
        }
      }
      groups.add(group);
    }
    return groups;
  }
}
