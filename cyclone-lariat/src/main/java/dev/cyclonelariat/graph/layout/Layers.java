package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which node stands how far to the right: each after all that lead to it. Edges that go round in a
 * circle are turned.
 */
final class Layers {

  private final Map<Node, List<Node>> next = new HashMap<>();
  private final Map<Node, Integer> layers = new HashMap<>();
  private final Set<Edge> turned = new HashSet<>();

  Layers(Collection<Node> nodes, Collection<Edge> edges) {
    Map<Node, List<Edge>> leaving = new HashMap<>();
    edges.forEach(e -> leaving.computeIfAbsent(e.from(), any -> new ArrayList<>()).add(e));
    Set<Node> done = new HashSet<>();
    List<Node> order = new ArrayList<>();
    nodes.forEach(node -> visit(node, leaving, new HashSet<>(), done, order));
    // Visited last means that nothing leads to it but what was visited later.
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      int layer = layers.computeIfAbsent(node, any -> 0);
      next.getOrDefault(node, List.of()).forEach(n -> layers.merge(n, layer + 1, Math::max));
    }
  }

  private void visit(
      Node node, Map<Node, List<Edge>> leaving, Set<Node> path, Set<Node> done, List<Node> order) {
    if (done.contains(node)) {
      return;
    }
    path.add(node);
    for (Edge edge : leaving.getOrDefault(node, List.of())) {
      if (path.contains(edge.to())) {
        turned.add(edge);
        next.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(node);
      } else {
        visit(edge.to(), leaving, path, done, order);
        next.computeIfAbsent(node, any -> new ArrayList<>()).add(edge.to());
      }
    }
    path.remove(node);
    done.add(node);
    order.add(node);
  }

  int of(Node node) {
    return layers.getOrDefault(node, 0);
  }

  boolean isTurned(Edge edge) {
    return turned.contains(edge);
  }
}
