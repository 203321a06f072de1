package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.LiveTopology;
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
  private final LiveTopology live;

  /**
   * @param declared what there should be
   * @param live what there is; only looked at
   */
  public DriftSearch(DeclaredTopology declared, LiveTopology live) {
    this.declared = declared;
    this.live = live;
  }

  /** All differences; none if everything is as declared. */
  public List<Drift> search() {
    List<Drift> drift = new ArrayList<>();
    for (TopicSpec spec : declared.topics()) {
      add(drift, "topic " + spec.topic(), live.differences(spec));
    }
    for (QueueSpec spec : declared.queues()) {
      add(drift, "queue " + spec.queue(), live.differences(spec));
    }
    addSubscriptions(drift);
    for (Fanout fanout : declared.fanouts()) {
      boolean there = live.sources(fanout.target()).contains(fanout.source());
      add(drift, "fan-out " + fanout, there ? List.of() : List.of("does not exist"));
    }
    return List.copyOf(drift);
  }

  private void addSubscriptions(List<Drift> drift) {
    List<SubscriptionSpec> wanted = new ArrayList<>(declared.subscriptions());
    wanted.addAll(declared.implied());
    Set<String> known = new HashSet<>();
    for (SubscriptionSpec spec : wanted) {
      known.add(spec.toString());
      add(drift, "subscription " + spec, live.differences(spec));
    }
    Set<Topic> topics = new HashSet<>();
    declared.topics().forEach(spec -> topics.add(spec.topic()));
    Set<Queue> queues = new HashSet<>();
    declared.queues().forEach(spec -> queues.add(spec.queue()));
    for (LiveSubscription found : live.subscriptions()) {
      boolean ours = topics.contains(found.topic()) && queues.contains(found.queue());
      if (ours && !known.contains(found.toString())) {
        add(drift, "subscription " + found, List.of("no migration has made it"));
      }
    }
  }

  private static void add(List<Drift> drift, String what, List<String> differences) {
    if (!differences.isEmpty()) {
      drift.add(new Drift(what, differences));
    }
  }
}
