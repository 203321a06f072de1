package dev.cyclonelariat.graph;

import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Topics, queues and what goes where: each topic and queue once, subscribed or not. Immutable.
 *
 * @param nodes topics before queues, by name
 * @param edges by where they begin
 */
public record TopologyGraph(SortedSet<Node> nodes, SortedSet<Edge> edges) {

  /** Copies both; the ends of edges are nodes, named or not. */
  public TopologyGraph {
    SortedSet<Node> all = new TreeSet<>(nodes);
    edges.forEach(edge -> all.addAll(List.of(edge.from(), edge.to())));
    nodes = Collections.unmodifiableSortedSet(all);
    edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
  }

  /** What migrations have made, by the steps they took. */
  public static TopologyGraph of(DeclaredTopology declared) {
    return new DeclaredGraph(declared).graph();
  }

  /**
   * What there is in an account: three paged lists, and for fan-outs one call for each topic that
   * may be the target of one.
   *
   * @param shown which topics and queues; others are shown only next to these
   * @param withDeadLetters whether to ask each queue where its dead letters go, which no list tells
   */
  public static TopologyGraph of(
      LiveTopology live, Predicate<Resource> shown, boolean withDeadLetters) {
    return new LiveGraph(live, shown, withDeadLetters).graph();
  }

  /** The edges to draw: without those that a fan-out shows already. */
  public List<Edge> drawn() {
    return edges.stream().filter(edge -> edge.kind() != EdgeKind.IMPLIED).toList();
  }
}
