package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.TopologyException;
import dev.cyclonelariat.topology.policy.QueuePolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
  private final Map<Queue, Map<Arn, Boolean>> changes = new HashMap<>();

  /**
   * @param subscribed the topics that a queue is subscribed to; asked when its policy does not tell
   */
  Grants(Location location, Queues queues, Function<Queue, Collection<Arn>> subscribed) {
    this.location = location;
    this.queues = queues;
    this.subscribed = subscribed;
  }

  void allow(Queue queue, Arn topic) {
    remember(queue, topic, true);
    edit(queue, policy -> changed(queue, policy));
  }

  /** When a queue is no longer subscribed. */
  void revoke(Queue queue, Arn topic) {
    remember(queue, topic, false);
    edit(
        queue,
        policy -> {
          QueuePolicy listed = changed(queue, policy);
          return listed.allows(topic)
              ? changed(queue, listed.allowingOnly(stillSubscribed(queue)))
              : listed;
        });
  }

  /** When a queue gets no more dead letters. Nobody lists all it gets, so patterns stay. */
  void revokeDeadLetters(Queue queue, Arn topic) {
    remember(queue, topic, false);
    edit(queue, policy -> changed(queue, policy));
  }

  private void remember(Queue queue, Arn topic, boolean allowed) {
    changes.computeIfAbsent(queue, any -> new LinkedHashMap<>()).put(topic, allowed);
  }

  private QueuePolicy changed(Queue queue, QueuePolicy policy) {
    QueuePolicy changed = policy;
    for (Map.Entry<Arn, Boolean> change : of(queue).entrySet()) {
      changed =
          change.getValue() ? changed.allowing(change.getKey()) : changed.refusing(change.getKey());
    }
    return changed;
  }

  private List<Arn> stillSubscribed(Queue queue) {
    return subscribed.apply(queue).stream()
        .filter(topic -> of(queue).getOrDefault(topic, true))
        .toList();
  }

  private Map<Arn, Boolean> of(Queue queue) {
    return changes.getOrDefault(queue, Map.of());
  }

  /** When a queue is deleted. */
  void forget(Queue queue) {
    changes.remove(queue);
  }

  /**
   * Whether a topic may send to a queue, or might, by statements of others.
   *
   * @param text the queue's policy; null allows nothing
   */
  boolean mayAllow(Queue queue, @Nullable String text, Arn topic) {
    QueuePolicy policy = policy(queue, text);
    return policy.allows(topic) || policy.hasOtherAllowance();
  }

  private QueuePolicy policy(Queue queue) {
    return policy(queue, queues.attribute(queue, POLICY));
  }

  private QueuePolicy policy(Queue queue, @Nullable String text) {
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

  /** Lets the subscribed topics send in place of the gem's statement, if that is there. */
  void replaceOpenStatement(Queue queue) {
    edit(
        queue,
        policy -> policy.hasOpenStatement() ? replaced(policy, subscribed.apply(queue)) : policy);
  }

  /** Lets some topics send, in place of the gem's statement if that is there. */
  void replaceOpenStatementBy(Queue queue, Collection<Arn> senders) {
    edit(queue, policy -> replaced(policy, senders));
  }

  private static QueuePolicy replaced(QueuePolicy policy, Collection<Arn> senders) {
    QueuePolicy ours = policy.withoutOpenStatement();
    for (Arn topic : senders) {
      ours = ours.allowing(topic);
    }
    return ours;
  }

  private void edit(Queue queue, UnaryOperator<QueuePolicy> change) {
    QueuePolicy before = policy(queue);
    String after = named(queue, () -> change.apply(before)).text();
    if (!after.equals(before.text())) {
      queues.set(queue, Map.of(POLICY, after));
    }
  }
}
