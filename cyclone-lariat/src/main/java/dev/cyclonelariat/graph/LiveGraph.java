package dev.cyclonelariat.graph;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes a graph of what there is. */
final class LiveGraph {

  private final LiveTopology live;
  private final Predicate<Resource> shown;
  private final boolean withDeadLetters;
  private final SortedSet<Node> nodes = new TreeSet<>();
  private final Map<Node, Set<Node>> queuesOf = new HashMap<>();
  private final Map<Node, Set<Node>> topicsOf = new HashMap<>();
  private final Map<Node, Set<Node>> targetsOf = new HashMap<>();

  LiveGraph(LiveTopology live, Predicate<Resource> shown, boolean withDeadLetters) {
    this.live = live;
    this.shown = shown;
    this.withDeadLetters = withDeadLetters;
  }

  TopologyGraph graph() {
    live.topics().stream().filter(shown).forEach(topic -> nodes.add(Node.of(topic)));
    live.queues().stream().filter(shown).forEach(queue -> nodes.add(Node.of(queue)));
    live.subscriptions().forEach(this::add);
    live.sources(possibleTargets())
        .forEach(
            (target, sources) ->
                sources.stream()
                    .filter(source -> shown.test(source) || shown.test(target))
                    .forEach(source -> link(targetsOf, Node.of(source), Node.of(target))));
    SortedSet<Edge> edges = new TreeSet<>();
    targetsOf.forEach(
        (source, targets) ->
            targets.forEach(target -> edges.add(new Edge(source, target, EdgeKind.FANOUT))));
    queuesOf.forEach(
        (topic, queues) ->
            queues.forEach(queue -> edges.add(new Edge(topic, queue, kind(topic, queue)))));
    if (withDeadLetters) {
      live.deadLetters(queuesHere())
          .forEach(
              (from, to) -> edges.add(new Edge(Node.of(from), Node.of(to), EdgeKind.DEAD_LETTERS)));
    }
    return new TopologyGraph(nodes, edges);
  }

  private void add(LiveSubscription subscription) {
    if (shown.test(subscription.topic()) || shown.test(subscription.queue())) {
      Node topic = node(subscription.topic(), subscription.topicArn());
      Node queue = node(subscription.queue(), subscription.queueArn());
      link(queuesOf, topic, queue);
      link(topicsOf, queue, topic);
      nodes.addAll(List.of(topic, queue));
    }
  }

  private Node node(Resource resource, Arn arn) {
    return live.isHere(arn)
        ? Node.of(resource)
        : new Node(resource, arn.account() + " " + arn.region());
  }

  private static void link(Map<Node, Set<Node>> links, Node from, Node to) {
    links.computeIfAbsent(from, any -> new HashSet<>()).add(to);
  }

  /**
   * A fan-out subscribes the target's queues to its source, too: a topic that shares none of its
   * queues with another one needs not be asked.
   */
  private List<Topic> possibleTargets() {
    return nodes.stream()
        .filter(node -> node.isTopic() && node.elsewhere().isEmpty() && mayBeTarget(node))
        .map(node -> (Topic) node.resource())
        .toList();
  }

  private boolean mayBeTarget(Node topic) {
    Set<Node> queues = queuesOf.getOrDefault(topic, Set.of());
    return queues.isEmpty()
        || queues.stream().anyMatch(queue -> topicsOf.getOrDefault(queue, Set.of()).size() > 1);
  }

  private List<Queue> queuesHere() {
    return nodes.stream()
        .filter(node -> !node.isTopic() && node.elsewhere().isEmpty())
        .map(node -> (Queue) node.resource())
        .toList();
  }

  private EdgeKind kind(Node topic, Node queue) {
    return reached(topic).stream()
            .anyMatch(target -> queuesOf.getOrDefault(target, Set.of()).contains(queue))
        ? EdgeKind.IMPLIED
        : EdgeKind.SUBSCRIPTION;
  }

  /** The topics that a topic fans out to, directly or by way of others; not itself. */
  private Set<Node> reached(Node topic) {
    Set<Node> reached = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(topic));
    while (!open.isEmpty()) {
      for (Node target : targetsOf.getOrDefault(open.pop(), Set.of())) {
        if (!target.equals(topic) && reached.add(target)) {
          open.push(target);
        }
      }
    }
    return reached;
  }
}
