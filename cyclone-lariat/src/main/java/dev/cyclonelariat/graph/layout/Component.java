package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Edge;
import dev.cyclonelariat.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Nodes that hang together, arranged in layers. */
final class Component {

  private final Map<Node, Slot> slots = new HashMap<>();
  private final List<List<Slot>> layers = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private double height;

  /** Where an edge passes. */
  private record Route(Edge edge, List<Slot> slots) {}

  private Component(Collection<Node> nodes, ToIntFunction<Node> layer) {
    for (Node node : nodes) {
      slots.put(node, add(new Slot(Box.of(node), layer.applyAsInt(node))));
    }
  }

  /** Nodes that are linked. */
  static Component linked(Collection<Node> nodes, Collection<Edge> edges) {
    Layers layers = new Layers(nodes, edges);
    Component component = new Component(nodes, layers::of);
    edges.forEach(edge -> component.routes.add(component.route(edge, layers.isTurned(edge))));
    new Ordering(component.layers).arrange();
    return component.withHeights();
  }

  /** Nodes that are linked to nothing: topics and queues in a layer each. */
  static Component lone(Collection<Node> nodes, int layerOfQueues) {
    return new Component(nodes, node -> node.isTopic() ? 0 : layerOfQueues).withHeights();
  }

  private Component withHeights() {
    new Heights(layers).assign();
    height =
        layers.stream()
            .flatMap(List::stream)
            .mapToDouble(slot -> slot.y + slot.height() / 2)
            .max()
            .orElse(0);
    return this;
  }

  private Slot add(Slot slot) {
    while (layers.size() <= slot.layer) {
      layers.add(new ArrayList<>());
    }
    layers.get(slot.layer).add(slot);
    return slot;
  }

  private Route route(Edge edge, boolean turned) {
    Slot left = slot(turned ? edge.to() : edge.from());
    Slot right = slot(turned ? edge.from() : edge.to());
    List<Slot> passed = new ArrayList<>(List.of(left));
    Slot last = left;
    for (int layer = left.layer + 1; layer < right.layer; layer++) {
      Slot bend = add(new Slot(null, layer));
      last.link(bend);
      passed.add(bend);
      last = bend;
    }
    last.link(right);
    passed.add(right);
    return new Route(edge, passed);
  }

  private Slot slot(Node node) {
    return slots.getOrDefault(node, new Slot(null, 0));
  }

  double height() {
    return height;
  }

  int layers() {
    return layers.size();
  }

  /** How wide the boxes of a layer need to be. */
  double width(int layer) {
    return layer >= layers.size()
        ? 0
        : layers.get(layer).stream()
            .mapToDouble(slot -> slot.box == null ? 0 : slot.box.width())
            .max()
            .orElse(0);
  }

  /** Draws it. */
  void draw(Columns columns, double left, double top, List<Box> boxes, List<Line> lines) {
    Map<Slot, Box> drawn = new HashMap<>();
    for (Slot slot : slots.values()) {
      Box box = slot.box;
      if (box != null) {
        drawn.put(
            slot,
            box.at(
                left + columns.left(slot.layer),
                top + slot.y - box.height() / 2,
                columns.width(slot.layer)));
      }
    }
    layers.forEach(
        layer ->
            layer.forEach(
                slot -> {
                  Box box = drawn.get(slot);
                  if (box != null) {
                    boxes.add(box);
                  }
                }));
    for (Route route : routes) {
      List<Line.Point> points = new ArrayList<>();
      int last = route.slots.size() - 1;
      for (int i = 0; i <= last; i++) {
        Slot slot = route.slots.get(i);
        double x = left + columns.left(slot.layer);
        if (i > 0) {
          points.add(new Line.Point(x, top + slot.y));
        }
        if (i < last) {
          points.add(new Line.Point(x + columns.width(slot.layer), top + slot.y));
        }
      }
      if (!route.slots.get(0).equals(slot(route.edge.from()))) {
        Collections.reverse(points);
      }
      lines.add(new Line(route.edge, points));
    }
  }
}
