package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Answers;
import dev.cyclonelariat.migration.Question;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan needs to know of the account. One paged list answers for all resources; but AWS's
 * lists lag behind, so that what they say is looked at closely before anybody complains. For one
 * thread.
 */
final class LiveLookups implements Answers {

  private final TopologyReader live;
  private @Nullable Set<Topic> topics;
  private @Nullable Set<Queue> queues;
  private @Nullable Map<Topic, List<Queue>> subscriptions;

  LiveLookups(TopologyReader live) {
    this.live = live;
  }

  /** The answer without the lists. */
  @Override
  public boolean to(Question question) {
    if (question instanceof Question.Exists exists) {
      return exists.resource() instanceof Topic topic
          ? live.find(topic).isPresent()
          : live.find((Queue) exists.resource()).isPresent();
    }
    Question.Subscribed subscribed = (Question.Subscribed) question;
    return live.find(subscribed.topic(), subscribed.queue()).isPresent();
  }

  /** Answers by the lists where they say what is expected. */
  Answers expecting(boolean expected) {
    return question -> listed(question) == expected ? expected : to(question);
  }

  private boolean listed(Question question) {
    if (question instanceof Question.Exists exists) {
      return exists.resource() instanceof Topic topic
          ? topics().contains(topic)
          : queues().contains(exists.resource());
    }
    Question.Subscribed subscribed = (Question.Subscribed) question;
    return subscribers(subscribed.topic()).contains(subscribed.queue());
  }

  private Set<Topic> topics() {
    if (topics == null) {
      topics = new HashSet<>(live.topics());
    }
    return topics;
  }

  private Set<Queue> queues() {
    if (queues == null) {
      queues = new HashSet<>(live.queues());
    }
    return queues;
  }

  private Map<Topic, List<Queue>> subscriptions() {
    if (subscriptions == null) {
      subscriptions = new HashMap<>();
      for (LiveSubscription listed : live.subscriptions()) {
        subscriptions.computeIfAbsent(listed.topic(), any -> new ArrayList<>()).add(listed.queue());
      }
    }
    return subscriptions;
  }

  /** The queues subscribed to a topic. */
  List<Queue> subscribers(Topic topic) {
    return subscriptions().getOrDefault(topic, List.of());
  }

  /** The topics a queue is subscribed to. */
  List<Topic> topicsOf(Queue queue) {
    return subscriptions().entrySet().stream()
        .filter(subscribed -> subscribed.getValue().contains(queue))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whose it is; empty if it is nobody's. */
  String owner(Resource resource) {
    return live.owner(resource).orElse("");
  }

  /** The topics that fan out to a topic; none if it does not exist. */
  List<Topic> sources(Topic target) {
    return live.sources(target);
  }
}
