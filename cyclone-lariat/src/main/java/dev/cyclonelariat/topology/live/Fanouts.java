package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions together with the fan-outs from topic to topic that bring others along. */
final class Fanouts {

  private final FanoutTags tags;
  private final Ownership ownership;
  private final Topics topics;
  private final Subscriptions subscriptions;

  Fanouts(TagCalls tags, Ownership ownership, Topics topics, Subscriptions subscriptions) {
    this.tags = new FanoutTags(tags);
    this.ownership = ownership;
    this.topics = topics;
    this.subscriptions = subscriptions;
  }

  List<Topic> sources(Topic target) {
    return tags.sources(target);
  }

  boolean isAskedFor(Fanout fanout, Queue queue) {
    return tags.isDirect(fanout, queue);
  }

  Map<Topic, List<Topic>> sources(Collection<Topic> targets, SideBySide sideBySide) {
    return tags.sources(targets, sideBySide);
  }

  void subscribe(SubscriptionSpec spec) {
    Topic topic = spec.topic();
    Queue queue = spec.queue();
    requireExisting(topic);
    boolean exists = subscriptions.get(topic, queue).isPresent();
    if (!exists && tags.sources(topic).isEmpty()) {
      subscriptions.add(spec);
      return;
    }
    FanoutChange change = new FanoutChange(tags, subscriptions);
    if (!exists || tags.isJoining(topic, queue)) {
      change.join(spec);
    } else if (change.isDirect(topic, queue)) {
      throw new TopologyException(
          "Queue " + queue + " is subscribed to topic " + topic + " already");
    } else {
      change.reasons(topic, queue).forEach(reason -> tags.markDirect(reason, queue));
      subscriptions.alter(spec);
    }
  }

  /** Subscriptions that are there only because of fan-outs are altered in the same way. */
  void alter(SubscriptionSpec spec) {
    if (tags.sources(spec.topic()).isEmpty()) {
      subscriptions.alter(spec);
    } else {
      new FanoutChange(tags, subscriptions).alter(spec);
    }
  }

  void unsubscribe(Topic topic, Queue queue) {
    Optional<LiveSubscription> live = subscriptions.get(topic, queue);
    if (live.isEmpty()) {
      subscriptions.forget(topic, queue);
      tags.forget(topic, queue);
      throw new TopologyException("Queue " + queue + " is not subscribed to topic " + topic);
    }
    FanoutChange change = new FanoutChange(tags, subscriptions);
    List<Fanout> reasons = change.reasons(topic, queue);
    if (!change.isDirect(topic, queue)) {
      throw new TopologyException(
          "Queue "
              + queue
              + " is subscribed to topic "
              + topic
              + " only because of the fan-out "
              + reasons.get(0)
              + ": end that, or unsubscribe the queue from "
              + reasons.get(0).target());
    } else if (reasons.isEmpty()) {
      change.leave(topic, queue);
    } else {
      // What stays is what the fan-out would have brought along by itself.
      subscriptions.find(reasons.get(0).target(), queue).ifPresent(spec -> alter(spec.to(topic)));
      reasons.forEach(reason -> tags.unmarkDirect(reason, queue));
    }
  }

  /** Before a topic is deleted. */
  void unsubscribeAll(Topic topic) {
    FanoutChange change = new FanoutChange(tags, subscriptions);
    for (Queue queue : change.queues(topic)) {
      Optional<Fanout> fanout = change.reasons(topic, queue).stream().findFirst();
      if (fanout.isPresent()) {
        throw new TopologyException(
            "Topic " + topic + " cannot be deleted: end its fan-out " + fanout.get() + " first");
      }
    }
    change.queues(topic).forEach(queue -> change.leave(topic, queue));
    subscriptions.list(topic).stream()
        .filter(live -> !live.isPending())
        .forEach(subscriptions::remove);
    tags.forget(topic);
  }

  /** Before a queue is deleted. */
  void unsubscribeAll(Queue queue) {
    FanoutChange change = new FanoutChange(tags, subscriptions);
    List.copyOf(change.topics(queue)).forEach(topic -> change.leave(topic, queue));
    subscriptions.forget(queue);
  }

  void begin(Fanout fanout) {
    Topic source = fanout.source();
    Topic target = fanout.target();
    ownership.require(target);
    requireExisting(source);
    List<SubscriptionSpec> wanted =
        subscriptions.list(target).stream().map(live -> moved(live, source)).toList();
    FanoutChange change = new FanoutChange(tags, subscriptions);
    change.startWith(target);
    if (!tags.isBegun(fanout)) {
      check(fanout);
      tags.begin(
          fanout,
          wanted.stream()
              .map(SubscriptionSpec::queue)
              .filter(queue -> change.isDirect(source, queue))
              .toList());
    }
    for (SubscriptionSpec spec : wanted) {
      if (!change.isSubscribed(source, spec.queue())) {
        change.join(spec);
      }
    }
    tags.complete(fanout);
  }

  private void requireExisting(Topic topic) {
    if (!topics.exists(topic)) {
      throw new TopologyException("Topic " + topic + " does not exist");
    }
  }

  private void check(Fanout fanout) {
    if (tags.sources(fanout.target()).contains(fanout.source())) {
      throw new TopologyException("The fan-out " + fanout + " is there already");
    }
    if (reaches(fanout.target(), fanout.source())) {
      throw new TopologyException(
          "The fan-out "
              + fanout
              + " would go round in a circle: "
              + fanout.target()
              + " reaches "
              + fanout.source()
              + " already");
    }
  }

  private boolean reaches(Topic from, Topic target) {
    return tags.sources(target).stream()
        .anyMatch(source -> source.equals(from) || reaches(from, source));
  }

  private SubscriptionSpec moved(LiveSubscription live, Topic source) {
    if (!subscriptions.isOurs(live)) {
      throw new TopologyException(
          "Topic "
              + live.topic()
              + " cannot be fanned out to: its queue "
              + live.queueArn()
              + " is in another account or region, whose policies cannot be changed from here");
    }
    return subscriptions.spec(live).to(source);
  }

  void end(Fanout fanout) {
    ownership.require(fanout.target());
    if (!tags.isBegun(fanout) && !tags.sources(fanout.target()).contains(fanout.source())) {
      throw new TopologyException("There is no fan-out " + fanout);
    }
    FanoutChange change = new FanoutChange(tags, subscriptions);
    for (Queue queue : change.queues(fanout.target())) {
      change.leaveSource(fanout, queue);
    }
    tags.end(fanout);
  }
}
