package dev.cyclonelariat.graph;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.SortedSet;
import java.util.TreeSet;

/** Graphs written on the spot. */
public final class Graphs {

  private final SortedSet<Node> nodes = new TreeSet<>();
  private final SortedSet<Edge> edges = new TreeSet<>();

  public static Node topic(String name) {
    return Node.of(Topic.parse(name));
  }

  public static Node queue(String name) {
    return Node.of(Queue.parse(name));
  }

  public Graphs with(Node node) {
    nodes.add(node);
    return this;
  }

  public Graphs subscribed(String topic, String queue) {
    return with(topic(topic), queue(queue), EdgeKind.SUBSCRIPTION);
  }

  public Graphs fannedOut(String source, String target) {
    return with(topic(source), topic(target), EdgeKind.FANOUT);
  }

  public Graphs deadLetters(String queue, String deadLetters) {
    return with(queue(queue), queue(deadLetters), EdgeKind.DEAD_LETTERS);
  }

  public Graphs with(Node from, Node to, EdgeKind kind) {
    edges.add(new Edge(from, to, kind));
    return this;
  }

  public TopologyGraph graph() {
    return new TopologyGraph(nodes, edges);
  }

  /** One to many, many to one, and a fan-out to a fan-out; and what is linked to nothing. */
  public static TopologyGraph threeShapes() {
    return new Graphs()
        .subscribed("p-event-fanout-users-user_created", "p-event-queue-users-user_created-mailer")
        .subscribed("p-event-fanout-users-user_created", "p-event-queue-users-user_created-search")
        .subscribed("p-event-fanout-users-user_banned", "p-event-queue-any-all-audit")
        .subscribed("p-event-fanout-billing-paid", "p-event-queue-any-all-audit")
        .fannedOut("p-event-fanout-crm-changed", "p-event-fanout-any-contact")
        .subscribed("p-event-fanout-any-contact", "p-event-queue-any-contact-sales")
        .with(
            topic("p-event-fanout-crm-changed"),
            queue("p-event-queue-any-contact-sales"),
            EdgeKind.IMPLIED)
        .deadLetters("p-event-queue-any-contact-sales", "sales_dead")
        .with(topic("lone-topic"))
        .with(queue("lone-queue.fifo"))
        .graph();
  }

  /** As many, in the shape of a real account: each topic with its queues, some shared. */
  public static TopologyGraph large(int topics, int queues, int subscriptions) {
    Graphs graphs = new Graphs();
    for (int i = 0; i < topics; i++) {
      graphs.with(topic("p-event-fanout-users-type_" + i));
    }
    for (int i = 0; i < queues; i++) {
      graphs.with(queue("p-event-queue-users-type_" + i));
    }
    for (int i = 0; i < subscriptions; i++) {
      graphs.subscribed(
          "p-event-fanout-users-type_" + (i + i / queues) % topics,
          "p-event-queue-users-type_" + i % queues);
    }
    return graphs.graph();
  }
}
