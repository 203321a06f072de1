package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /** One paged list tells which there are. */
  private void addSubscriptions(List<Drift> drift) {
    Map<String, LiveSubscription> found = new TreeMap<>();
    live.subscriptions().forEach(listed -> found.put(listed.toString(), listed));
    List<SubscriptionSpec> wanted = new ArrayList<>(declared.subscriptions());
    wanted.addAll(declared.implied());
    for (SubscriptionSpec spec : wanted) {
      LiveSubscription listed = found.remove(spec.toString());
      add(
          drift,
          "subscription " + spec,
          listed == null ? live.differences(spec) : spec.differences(live.find(listed)));
    }
    found.values().stream()
        .filter(this::isBetweenOurs)
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
