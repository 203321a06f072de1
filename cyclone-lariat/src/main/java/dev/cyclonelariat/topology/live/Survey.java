package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A close look at some topics and queues and the subscriptions between them. Each was asked for
 * once, several at a time. For one thread.
 */
public final class Survey {

  /** What is told of a subscription whose queue's policy lets no message of the topic in. */
  public static final String KEPT_AWAY = "the queue's policy does not let the topic send";

  private final Subscriptions calls;
  private final List<LiveSubscription> listed;
  private final Map<Topic, Optional<Topics.Found>> topics;
  private final Map<Queue, Optional<Queues.Found>> queues;
  private final Map<LiveSubscription, SubscriptionSpec> subscriptions;
  private final Map<String, LiveSubscription> byName;
  private final Map<Topic, List<LiveSubscription>> listedAgain = new HashMap<>();

  Survey(
      SideBySide sideBySide,
      Topics topicCalls,
      Queues queueCalls,
      Subscriptions calls,
      Collection<Topic> topics,
      Collection<Queue> queues) {
    this.calls = calls;
    listed = calls.list();
    this.topics = sideBySide.map(new HashSet<>(topics), topicCalls::look);
    this.queues = sideBySide.map(new HashSet<>(queues), queueCalls::look);
    Set<LiveSubscription> between =
        listed.stream()
            .filter(live -> this.topics.containsKey(live.topic()))
            .filter(live -> this.queues.containsKey(live.queue()))
            .filter(calls::isHere)
            .collect(Collectors.toSet());
    subscriptions = sideBySide.map(between, calls::spec);
    byName =
        between.stream()
            .collect(
                Collectors.toMap(LiveSubscription::toString, Function.identity(), (a, b) -> a));
  }

  /** All subscriptions of queues in the account. */
  public List<LiveSubscription> subscriptions() {
    return listed;
  }

  /** What one of the topics is like; empty if there is none. */
  public Optional<TopicSpec> find(Topic topic) {
    return of(topic).map(Topics.Found::spec);
  }

  /** What one of the queues is like; empty if there is none. */
  public Optional<QueueSpec> find(Queue queue) {
    return of(queue).map(Queues.Found::spec);
  }

  /** How a subscription is made. */
  public SubscriptionSpec find(LiveSubscription live) {
    SubscriptionSpec spec = subscriptions.get(live);
    return spec == null ? calls.spec(live) : spec;
  }

  /** Whose migrations created one of the topics and queues; empty if it is nobody's. */
  public Optional<String> owner(Resource resource) {
    return resource instanceof Topic topic
        ? of(topic).flatMap(Topics.Found::owner)
        : of((Queue) resource).flatMap(Queues.Found::owner);
  }

  /** The topics that fan out to a topic directly. */
  public List<Topic> sources(Topic target) {
    return of(target).map(Topics.Found::sources).orElse(List.of());
  }

  /**
   * In what a topic is not as asked.
   *
   * @return readable lines; none when it is exactly so
   */
  public List<String> differences(TopicSpec asked) {
    return of(asked.topic())
        .map(found -> asked.differences(found.spec()))
        .orElse(List.of("does not exist"));
  }

  /**
   * In what a queue is not as asked.
   *
   * @return readable lines; none when it is exactly so
   */
  public List<String> differences(QueueSpec asked) {
    return of(asked.queue())
        .map(found -> asked.differences(found.spec()))
        .orElse(List.of("does not exist"));
  }

  /**
   * In what a subscription is not as asked, and whether the queue's policy keeps messages away.
   *
   * @return readable lines; none when it is exactly so
   */
  public List<String> differences(SubscriptionSpec asked) {
    SubscriptionSpec found = find(asked);
    Optional<Queues.Found> queue = of(asked.queue());
    if (found == null || queue.isEmpty()) {
      return List.of("does not exist");
    }
    List<String> differences = new ArrayList<>(asked.differences(found));
    if (!calls.mayDeliver(asked, queue.get().policy())) {
      differences.add(KEPT_AWAY);
    }
    return List.copyOf(differences);
  }

  private @Nullable SubscriptionSpec find(SubscriptionSpec asked) {
    LiveSubscription live = byName.get(asked.toString());
    if (live == null) {
      live = listedAgain(asked);
      return live == null ? null : calls.spec(live);
    }
    return subscriptions.get(live);
  }

  /** AWS's long list lags behind; so nothing is missing before the topic's own one says so. */
  private @Nullable LiveSubscription listedAgain(SubscriptionSpec asked) {
    if (of(asked.topic()).isEmpty() || of(asked.queue()).isEmpty()) {
      return null;
    }
    return listedAgain.computeIfAbsent(asked.topic(), calls::list).stream()
        .filter(live -> live.queue().equals(asked.queue()) && calls.isHere(live))
        .findFirst()
        .orElse(null);
  }

  private Optional<Topics.Found> of(Topic topic) {
    return topics.getOrDefault(topic, Optional.empty());
  }

  private Optional<Queues.Found> of(Queue queue) {
    return queues.getOrDefault(queue, Optional.empty());
  }
}
