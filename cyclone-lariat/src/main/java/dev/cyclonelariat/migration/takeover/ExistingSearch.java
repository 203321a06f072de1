package dev.cyclonelariat.migration.takeover;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what is in an account and declared by no migration: topics, queues with the dead-letter
 * queues they need, subscriptions, and fan-outs. What belongs to the migrations of others stays
 * theirs; a subscription of a queue to a topic of theirs is found. AWS is only asked. Makes one
 * search; for one thread.
 */
public final class ExistingSearch {

  private final LiveTopology live;
  private final DeclaredTopology declared;
  private final FoundResources found;
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param live what there is
   * @param owner whose migrations these are
   * @param declared what they have declared so far
   */
  public ExistingSearch(LiveTopology live, String owner, DeclaredTopology declared) {
    this.live = live;
    this.declared = declared;
    this.found = new FoundResources(live, owner, declared, leftOut);
  }

  /**
   * Searches.
   *
   * @param wanted which topics and queues; what they need comes with them
   */
  public ExistingTopology search(Predicate<Resource> wanted) {
    byName(live.topics(), wanted).forEach(found::add);
    byName(live.queues(), wanted).forEach(found::add);
    FoundEdges edges = new FoundEdges(live, declared, wanted, found, leftOut);
    List<SubscriptionSpec> subscriptions = edges.subscriptions();
    for (SubscriptionSpec spec : subscriptions) {
      if (spec.deadLetters() != null) {
        found.add(spec.deadLetters());
      }
    }
    List<Operation> steps = new ArrayList<>(found.steps());
    subscriptions.forEach(spec -> steps.add(new Operation.Subscribe(spec)));
    edges.fanouts().forEach(fanout -> steps.add(new Operation.FanOut(fanout)));
    return new ExistingTopology(steps, leftOut);
  }

  private static <R extends Resource> Stream<R> byName(List<R> all, Predicate<Resource> wanted) {
    return all.stream().filter(wanted).sorted(Comparator.comparing(Resource::name));
  }
}
