package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What migrations have made, by the steps they took: what there should be. Immutable. */
public final class DeclaredTopology {

  /** Nothing. */
  public static final DeclaredTopology EMPTY = new DeclaredTopology();

  private final Map<Topic, TopicSpec> topics = new TreeMap<>(byName());
  private final Map<Queue, QueueSpec> queues = new TreeMap<>(byName());
  private final Map<Edge, SubscriptionSpec> subscriptions = new TreeMap<>();
  private final Set<Fanout> fanouts = new TreeSet<>(Comparator.comparing(Fanout::toString));

  private DeclaredTopology() {}

  private static <R extends Resource> Comparator<R> byName() {
    return Comparator.comparing(Resource::name);
  }

  /** This, once some steps have been taken. */
  public DeclaredTopology after(List<Operation> steps) {
    DeclaredTopology after = new DeclaredTopology();
    after.topics.putAll(topics);
    after.queues.putAll(queues);
    after.subscriptions.putAll(subscriptions);
    after.fanouts.addAll(fanouts);
    steps.forEach(after::take);
    return after;
  }

  /** Takes another step; only for one that was made for this, and that nobody else has. */
  void take(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      topics.put(create.spec().topic(), create.spec());
    } else if (step instanceof Operation.AlterTopic alter) {
      topics.computeIfPresent(alter.changes().topic(), (name, spec) -> spec.with(alter.changes()));
    } else if (step instanceof Operation.RestoreTopic restore) {
      topics.put(restore.former().topic(), restore.former());
    } else if (step instanceof Operation.DeleteTopic delete) {
      topics.remove(delete.topic());
      subscriptions.keySet().removeIf(edge -> edge.topic().equals(delete.topic()));
      fanouts.removeIf(
          edge -> edge.source().equals(delete.topic()) || edge.target().equals(delete.topic()));
    } else if (step instanceof Operation.CreateQueue create) {
      queues.put(create.spec().queue(), create.spec());
    } else if (step instanceof Operation.AlterQueue alter) {
      queues.computeIfPresent(alter.changes().queue(), (name, spec) -> spec.with(alter.changes()));
    } else if (step instanceof Operation.RestoreQueue restore) {
      queues.put(restore.former().queue(), restore.former());
    } else if (step instanceof Operation.DeleteQueue delete) {
      queues.remove(delete.queue());
      subscriptions.keySet().removeIf(edge -> edge.queue().equals(delete.queue()));
    } else {
      takeEdge(step);
    }
  }

  private void takeEdge(Operation step) {
    if (step instanceof Operation.Subscribe subscribe) {
      SubscriptionSpec spec = subscribe.spec();
      subscriptions.put(new Edge(spec.topic(), spec.queue()), spec);
    } else if (step instanceof Operation.Unsubscribe unsubscribe) {
      subscriptions.remove(new Edge(unsubscribe.topic(), unsubscribe.queue()));
    } else if (step instanceof Operation.FanOut fanOut) {
      fanouts.add(fanOut.fanout());
    } else if (step instanceof Operation.EndFanOut end) {
      fanouts.remove(end.fanout());
    }
  }

  /** All topics, by name. */
  public List<TopicSpec> topics() {
    return List.copyOf(topics.values());
  }

  /** All queues, by name. */
  public List<QueueSpec> queues() {
    return List.copyOf(queues.values());
  }

  /** All subscriptions that were asked for, by name. */
  public List<SubscriptionSpec> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  /** All fan-outs from topic to topic, by name. */
  public List<Fanout> fanouts() {
    return List.copyOf(fanouts);
  }

  /** A topic, if it is declared. */
  public Optional<TopicSpec> find(Topic topic) {
    return Optional.ofNullable(topics.get(topic));
  }

  /** A queue, if it is declared. */
  public Optional<QueueSpec> find(Queue queue) {
    return Optional.ofNullable(queues.get(queue));
  }

  /** A subscription, if it was asked for. */
  public Optional<SubscriptionSpec> find(Topic topic, Queue queue) {
    return Optional.ofNullable(subscriptions.get(new Edge(topic, queue)));
  }

  /** The subscriptions that fan-outs bring along, and nobody has asked for. */
  public List<SubscriptionSpec> implied() {
    Map<Edge, SubscriptionSpec> implied = new LinkedHashMap<>();
    for (SubscriptionSpec spec : subscriptions.values()) {
      for (Topic source : sources(spec.topic())) {
        implied.putIfAbsent(new Edge(source, spec.queue()), spec.to(source));
      }
    }
    implied.keySet().removeAll(subscriptions.keySet());
    return new ArrayList<>(implied.values());
  }

  /** The topics whose messages reach a topic's queues, directly or by way of others. */
  public Set<Topic> sources(Topic target) {
    Set<Topic> sources = new LinkedHashSet<>();
    collect(target, sources);
    return sources;
  }

  private void collect(Topic target, Set<Topic> sources) {
    for (Fanout fanout : fanouts) {
      if (fanout.target().equals(target) && sources.add(fanout.source())) {
        collect(fanout.source(), sources);
      }
    }
  }

  private record Edge(Topic topic, Queue queue) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
      int byTopic = topic.name().compareTo(other.topic.name());
      return byTopic == 0 ? queue.name().compareTo(other.queue.name()) : byTopic;
    }
  }
}
