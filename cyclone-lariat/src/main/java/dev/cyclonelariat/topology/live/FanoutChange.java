package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.SubscriptionSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One change of subscriptions with all that it brings along. A queue of a topic is also subscribed
 * to the topic's sources, to their sources, and so on.
 *
 * <p>What a topic is asked for is done last, so that whoever finds it done finds all of it done,
 * and a change that was cut short can be made again.
 */
final class FanoutChange {

  private final FanoutTags tags;
  private final Subscriptions subscriptions;
  private final Map<Queue, Map<Topic, LiveSubscription>> found = new HashMap<>();
  private final Map<Queue, Set<Topic>> joined = new HashMap<>();
  private final Set<Topic> underWay = new HashSet<>();

  /** Begins with what AWS lists, once. */
  FanoutChange(FanoutTags tags, Subscriptions subscriptions) {
    this.tags = tags;
    this.subscriptions = subscriptions;
    for (LiveSubscription live : subscriptions.list()) {
      if (subscriptions.isOurs(live)) {
        found.computeIfAbsent(live.queue(), q -> new HashMap<>()).put(live.topic(), live);
      }
    }
    found.forEach((queue, topics) -> joined.put(queue, new HashSet<>(topics.keySet())));
  }

  boolean isSubscribed(Topic topic, Queue queue) {
    return topics(queue).contains(topic);
  }

  Set<Topic> topics(Queue queue) {
    return joined.computeIfAbsent(queue, any -> new HashSet<>());
  }

  Set<Queue> queues(Topic topic) {
    Set<Queue> queues = new HashSet<>(joined.keySet());
    queues.removeIf(queue -> !isSubscribed(topic, queue));
    return queues;
  }

  /** The fan-outs because of which a queue has to be subscribed to a topic. */
  List<Fanout> reasons(Topic topic, Queue queue) {
    Set<Topic> targets = new HashSet<>(topics(queue));
    return reasons(topic, targets);
  }

  private List<Fanout> reasons(Topic topic, Collection<Topic> targets) {
    return targets.stream()
        .filter(target -> tags.sources(target).contains(topic))
        .map(target -> new Fanout(topic, target))
        .toList();
  }

  /** Whether a queue is subscribed to a topic because that was asked for, not just fanned out. */
  boolean isDirect(Topic topic, Queue queue) {
    Set<Topic> targets = new HashSet<>(topics(queue));
    targets.addAll(underWay);
    List<Fanout> reasons = reasons(topic, targets);
    return isSubscribed(topic, queue)
        && (reasons.isEmpty() || reasons.stream().anyMatch(why -> tags.isDirect(why, queue)));
  }

  /** Takes these fan-outs' target for one that a queue is subscribed to. */
  void startWith(Topic target) {
    underWay.add(target);
  }

  /** Subscribes a queue to a topic and its sources, as far as it is not yet. */
  void join(SubscriptionSpec spec) {
    Topic topic = spec.topic();
    Queue queue = spec.queue();
    List<Topic> sources = tags.sources(topic);
    if (!sources.isEmpty() && !tags.isJoining(topic, queue)) {
      tags.beginJoining(
          topic, queue, sources.stream().filter(source -> isDirect(source, queue)).toList());
    }
    underWay.add(topic);
    for (Topic source : sources) {
      if (!isSubscribed(source, queue)) {
        join(spec.to(source));
      }
    }
    if (!isSubscribed(topic, queue)) {
      subscriptions.add(spec);
      topics(queue).add(topic);
    }
    if (!sources.isEmpty()) {
      tags.endJoining(topic, queue);
    }
    underWay.remove(topic);
  }

  /** Alters a queue's subscription to a topic, and those to its sources that it brought along. */
  void alter(SubscriptionSpec spec) {
    for (Topic source : tags.sources(spec.topic())) {
      if (isSubscribed(source, spec.queue()) && !isDirect(source, spec.queue())) {
        alter(spec.to(source));
      }
    }
    subscriptions.alter(spec);
  }

  /** Unsubscribes a queue from a topic, and from its sources where nothing else needs that. */
  void leave(Topic topic, Queue queue) {
    underWay.add(topic);
    for (Topic source : tags.sources(topic)) {
      leaveSource(new Fanout(source, topic), queue);
    }
    LiveSubscription live = found.getOrDefault(queue, Map.of()).get(topic);
    if (live != null && topics(queue).remove(topic)) {
      subscriptions.remove(live);
    }
    tags.forget(topic, queue);
    underWay.remove(topic);
  }

  /** Unsubscribes a queue from a source of its topic, where nothing else needs that. */
  void leaveSource(Fanout fanout, Queue queue) {
    Topic source = fanout.source();
    Set<Topic> others = new HashSet<>(topics(queue));
    others.removeAll(underWay);
    others.remove(fanout.target());
    if (isSubscribed(source, queue)
        && !tags.isDirect(fanout, queue)
        && reasons(source, others).isEmpty()) {
      leave(source, queue);
    }
  }
}
