package dev.cyclonelariat.migration.takeover;

import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.Survey;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What joins the resources that were found, and nobody has declared. For one thread. */
final class FoundEdges {

  private final TopologyReader live;
  private final Survey survey;
  private final DeclaredTopology declared;
  private final Predicate<Resource> wanted;
  private final FoundResources found;
  private final List<String> leftOut;
  private final List<LiveSubscription> listed;
  private final Map<Queue, Set<Topic>> topicsOf = new HashMap<>();
  private final Map<Topic, List<Topic>> sources;

  FoundEdges(
      TopologyReader live,
      Survey survey,
      DeclaredTopology declared,
      Predicate<Resource> wanted,
      FoundResources found,
      List<String> leftOut) {
    this.live = live;
    this.survey = survey;
    this.declared = declared;
    this.wanted = wanted;
    this.found = found;
    this.leftOut = leftOut;
    this.listed =
        survey.subscriptions().stream()
            .sorted(Comparator.comparing(LiveSubscription::toString))
            .toList();
    this.sources = live.sources(targets());
    for (LiveSubscription subscription : listed) {
      topicsOf
          .computeIfAbsent(subscription.queue(), any -> new LinkedHashSet<>())
          .add(subscription.topic());
    }
  }

  /** Subscriptions that somebody asked for, by name. */
  List<SubscriptionSpec> subscriptions() {
    List<SubscriptionSpec> subscriptions = new ArrayList<>();
    for (LiveSubscription subscription : listed) {
      if (concernsUs(subscription) && isAskedFor(subscription)) {
        String obstacle = obstacle(subscription);
        if (obstacle.isEmpty()) {
          subscriptions.add(survey.find(subscription));
        } else {
          leftOut.add("subscription " + subscription + ": " + obstacle);
        }
      }
    }
    return subscriptions;
  }

  private boolean concernsUs(LiveSubscription subscription) {
    Topic topic = subscription.topic();
    Queue queue = subscription.queue();
    return (wanted.test(topic) || wanted.test(queue))
        && (found.isOurs(topic) || found.isOurs(queue))
        && declared.find(topic, queue).isEmpty();
  }

  private String obstacle(LiveSubscription subscription) {
    Topic topic = subscription.topic();
    Queue queue = subscription.queue();
    if (!live.isHere(subscription)) {
      return "one end of it is in another account or region";
    } else if (subscription.isPending()) {
      return "it waits to be confirmed";
    } else if (!found.isOurs(queue)) {
      return found.isTheirs(queue)
          ? "its queue belongs to others"
          : "its queue is not among what is taken";
    }
    return found.isOurs(topic) || found.isTheirs(topic)
        ? ""
        : "its topic is not among what is taken";
  }

  /** Not those that only a fan-out has brought along. */
  private boolean isAskedFor(LiveSubscription subscription) {
    List<Fanout> reasons =
        topicsOf.getOrDefault(subscription.queue(), Set.of()).stream()
            .filter(target -> sources(target).contains(subscription.topic()))
            .map(target -> new Fanout(subscription.topic(), target))
            .toList();
    return reasons.isEmpty()
        || reasons.stream().anyMatch(reason -> live.isAskedFor(reason, subscription.queue()));
  }

  /** The topics whose fan-outs may have brought along what concerns us. */
  private Set<Topic> targets() {
    Set<Topic> targets = new LinkedHashSet<>(found.topics());
    for (LiveSubscription subscription : listed) {
      if (live.isHere(subscription)
          && (found.isOurs(subscription.topic()) || found.isOurs(subscription.queue()))) {
        targets.add(subscription.topic());
      }
    }
    return targets;
  }

  private List<Topic> sources(Topic target) {
    return sources.getOrDefault(target, List.of());
  }

  /** Fan-outs to the topics that were found, by name. */
  List<Fanout> fanouts() {
    List<Fanout> fanouts = new ArrayList<>();
    for (Topic target : found.topics()) {
      for (Topic source : sources(target)) {
        Fanout fanout = new Fanout(source, target);
        if (found.isOurs(source) || found.isTheirs(source)) {
          fanouts.add(fanout);
        } else {
          leftOut.add("fan-out " + fanout + ": its source is not among what is taken");
        }
      }
    }
    return fanouts;
  }
}
