package dev.cyclonelariat.graph;

import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.SubscriptionSpec;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a graph of what migrations have declared. */
final class DeclaredGraph {

  private final DeclaredTopology declared;
  private final SortedSet<Node> nodes = new TreeSet<>();
  private final SortedSet<Edge> edges = new TreeSet<>();

  DeclaredGraph(DeclaredTopology declared) {
    this.declared = declared;
  }

  TopologyGraph graph() {
    declared.topics().forEach(spec -> nodes.add(Node.of(spec.topic())));
    declared.queues().forEach(spec -> nodes.add(Node.of(spec.queue())));
    declared.fanouts().forEach(fanout -> add(fanout.source(), fanout.target(), EdgeKind.FANOUT));
    declared.subscriptions().forEach(spec -> add(spec, EdgeKind.SUBSCRIPTION));
    declared.implied().forEach(spec -> add(spec, EdgeKind.IMPLIED));
    declared
        .queues()
        .forEach(
            spec -> {
              DeadLetters deadLetters = spec.deadLetters();
              if (deadLetters != null) {
                add(spec.queue(), deadLetters.queue(), EdgeKind.DEAD_LETTERS);
              }
            });
    return new TopologyGraph(nodes, edges);
  }

  private void add(SubscriptionSpec spec, EdgeKind kind) {
    add(spec.topic(), spec.queue(), kind);
    Queue deadLetters = spec.deadLetters();
    if (deadLetters != null && kind == EdgeKind.SUBSCRIPTION) {
      add(spec.topic(), deadLetters, EdgeKind.DEAD_LETTERS);
    }
  }

  private void add(Resource from, Resource to, EdgeKind kind) {
    edges.add(new Edge(Node.of(from), Node.of(to), kind));
  }
}
