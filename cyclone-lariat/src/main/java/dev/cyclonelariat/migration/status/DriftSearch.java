package dev.cyclonelariat.migration.status;

import static java.util.stream.Collectors.toSet;

import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.Survey;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what migrations have declared with what there is. Resources of others are not looked at;
 * a subscription between two of ours that nobody has declared counts as a difference.
 */
public final class DriftSearch {

  private final DeclaredTopology declared;
  private final TopologyReader live;

  /**
   * @param declared what there should be
   * @param live what there is; only looked at
   */
  public DriftSearch(DeclaredTopology declared, TopologyReader live) {
    this.declared = declared;
    this.live = live;
  }

  /** All differences; none if everything is as declared. */
  public List<Drift> search() {
    List<Drift> drift = new ArrayList<>();
    List<SubscriptionSpec> subscriptions = new ArrayList<>(declared.subscriptions());
    subscriptions.addAll(declared.implied());
    Survey found = survey(subscriptions);
    for (TopicSpec spec : declared.topics()) {
      add(drift, "topic " + spec.topic(), found.differences(spec));
    }
    for (QueueSpec spec : declared.queues()) {
      add(drift, "queue " + spec.queue(), found.differences(spec));
    }
    addSubscriptions(drift, found, subscriptions);
    for (Fanout fanout : declared.fanouts()) {
      boolean there = found.sources(fanout.target()).contains(fanout.source());
      add(drift, "fan-out " + fanout, there ? List.of() : List.of("does not exist"));
    }
    return List.copyOf(drift);
  }

  /** Also what belongs to others at the other end of a subscription. */
  private Survey survey(List<SubscriptionSpec> subscriptions) {
    Set<Topic> topics = new HashSet<>();
    Set<Queue> queues = new HashSet<>();
    declared.topics().forEach(spec -> topics.add(spec.topic()));
    declared.queues().forEach(spec -> queues.add(spec.queue()));
    for (SubscriptionSpec spec : subscriptions) {
      topics.add(spec.topic());
      queues.add(spec.queue());
    }
    return live.survey(topics, queues);
  }

  private void addSubscriptions(List<Drift> drift, Survey found, List<SubscriptionSpec> wanted) {
    wanted.forEach(spec -> add(drift, "subscription " + spec, found.differences(spec)));
    Set<String> names = wanted.stream().map(SubscriptionSpec::toString).collect(toSet());
    found.subscriptions().stream()
        .filter(listed -> !names.contains(listed.toString()) && isBetweenOurs(listed))
        .forEach(l -> add(drift, "subscription " + l, List.of("no migration has made it")));
  }

  private boolean isBetweenOurs(LiveSubscription listed) {
    return declared.find(listed.topic()).isPresent() && declared.find(listed.queue()).isPresent();
  }

  private static void add(List<Drift> drift, String what, List<String> differences) {
    if (!differences.isEmpty()) {
      drift.add(new Drift(what, differences));
    }
  }
}
