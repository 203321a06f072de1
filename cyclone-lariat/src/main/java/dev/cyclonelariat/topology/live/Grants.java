package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.TopologyException;
import dev.cyclonelariat.topology.policy.QueuePolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which topics may send to which queues, by our statement in each queue's policy.
 *
 * <p>For up to 60 seconds SQS may still show the policy from before a change; so what was changed
 * here is remembered, and changed again in whatever SQS shows.
 */
final class Grants {

  private static final String POLICY = "Policy";

  private final Location location;
  private final Queues queues;
  private final Function<Queue, Collection<Arn>> subscribed;
  private final Map<Queue, Map<String, Boolean>> changed = new HashMap<>();

  /**
   * @param subscribed the topics that a queue is subscribed to; asked when a policy does not list
   *     them one by one
   */
  Grants(Location location, Queues queues, Function<Queue, Collection<Arn>> subscribed) {
    this.location = location;
    this.queues = queues;
    this.subscribed = subscribed;
  }

  void allow(Queue queue, Arn topic) {
    change(queue, topic, true);
  }

  void revoke(Queue queue, Arn topic) {
    change(queue, topic, false);
  }

  private void change(Queue queue, Arn topic, boolean allowed) {
    changed.computeIfAbsent(queue, any -> new LinkedHashMap<>()).put(topic.toString(), allowed);
    edit(
        queue,
        policy ->
            allowed && policy.hasPattern() && policy.allows(topic)
                ? policy
                : policy.withSources(sources(queue, policy)));
  }

  /** When a queue is deleted. */
  void forget(Queue queue) {
    changed.remove(queue);
  }

  /** Whether a topic may send to a queue, or might, by statements of others. */
  boolean mayAllow(Queue queue, Arn topic) {
    QueuePolicy policy = policy(queue);
    return policy.allows(topic) || policy.hasOtherAllowance();
  }

  private QueuePolicy policy(Queue queue) {
    String text = queues.attribute(queue, POLICY);
    return named(queue, () -> QueuePolicy.parse(location.arn(queue), text));
  }

  /** An error that names the queue. */
  private static <T> T named(Queue queue, Supplier<T> policy) {
    try {
      return policy.get();
    } catch (IllegalArgumentException e) {
      throw new TopologyException("Queue " + queue + ": " + e.getMessage(), e);
    }
  }

  /** The topics that may send, after all changes made here. */
  private Set<Arn> sources(Queue queue, QueuePolicy policy) {
    Set<String> sources = new TreeSet<>(policy.sources());
    if (policy.hasPattern()) {
      sources.clear();
      subscribed.apply(queue).forEach(topic -> sources.add(topic.toString()));
    }
    changed
        .getOrDefault(queue, Map.of())
        .forEach(
            (topic, allowed) -> {
              if (allowed) {
                sources.add(topic);
              } else {
                sources.remove(topic);
              }
            });
    return sources.stream().map(Arn::parse).collect(Collectors.toSet());
  }

  /** Puts our statement in the place of the gem's, if that is there. */
  void replaceOpenStatement(Queue queue) {
    edit(
        queue,
        policy ->
            policy.hasOpenStatement()
                ? policy.withoutOpenStatement().withSources(Set.copyOf(subscribed.apply(queue)))
                : policy);
  }

  private void edit(Queue queue, UnaryOperator<QueuePolicy> change) {
    QueuePolicy before = policy(queue);
    String after = named(queue, () -> change.apply(before)).text();
    if (!after.equals(before.text())) {
      queues.set(queue, Map.of(POLICY, after));
    }
  }
}
