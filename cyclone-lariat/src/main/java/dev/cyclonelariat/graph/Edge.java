package dev.cyclonelariat.graph;

import java.util.Comparator;

/** Messages go from one node to another. */
public record Edge(Node from, Node to, EdgeKind kind) implements Comparable<Edge> {

  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::from).thenComparing(Edge::to).thenComparing(Edge::kind);

  /** By where they begin, then where they end. */
  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }

  /** Both ends. */
  @Override
  public String toString() {
    return from + " → " + to;
  }
}
