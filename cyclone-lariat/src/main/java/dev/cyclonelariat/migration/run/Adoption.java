package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.migration.status.Drift;
import dev.cyclonelariat.migration.status.DriftSearch;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes over what is there already exactly as steps would have made it. */
final class Adoption {

  private final LiveTopology live;
  private final DeclaredTopology before;

  /**
   * @param before what was declared before
   */
  Adoption(LiveTopology live, DeclaredTopology before) {
    this.live = live;
    this.before = before;
  }

  void take(List<Operation> steps) {
    requireThere(before.after(steps));
    DeclaredTopology taken = DeclaredTopology.EMPTY.after(steps);
    taken.topics().forEach(spec -> live.adopt(spec.topic()));
    Map<Queue, Set<Arn>> senders = senders(taken);
    taken
        .queues()
        .forEach(spec -> live.adopt(spec.queue(), senders.getOrDefault(spec.queue(), Set.of())));
  }

  /** What was not as declared before is no reason to refuse the rest. */
  private void requireThere(DeclaredTopology after) {
    List<Drift> drift = new ArrayList<>(new DriftSearch(after, live).search());
    // What a policy lacks, it gets.
    drift.removeIf(difference -> difference.differences().equals(List.of(Survey.KEPT_AWAY)));
    if (!drift.isEmpty()) {
      drift.removeAll(new DriftSearch(before, live).search());
    }
    if (!drift.isEmpty()) {
      throw new MigrationException(
          "Nothing is taken over, because it is not as asked: "
              + drift.stream().map(Drift::toString).collect(Collectors.joining("; ")));
    }
  }

  /** Who must go on sending where the gem lets everybody: topics, also with what they gave up. */
  private Map<Queue, Set<Arn>> senders(DeclaredTopology taken) {
    Map<Queue, Set<Arn>> senders = new HashMap<>();
    Map<String, Queue> deadLetters = new HashMap<>();
    for (SubscriptionSpec spec : taken.subscriptions()) {
      if (spec.deadLetters() != null) {
        deadLetters.put(spec.toString(), spec.deadLetters());
      }
    }
    for (LiveSubscription listed : live.subscriptions()) {
      senders.computeIfAbsent(listed.queue(), any -> new LinkedHashSet<>()).add(listed.topicArn());
      Queue dead = deadLetters.get(listed.toString());
      if (dead != null) {
        senders.computeIfAbsent(dead, any -> new LinkedHashSet<>()).add(listed.topicArn());
      }
    }
    return senders;
  }
}
