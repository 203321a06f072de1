package dev.cyclonelariat.migration.takeover;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.live.Survey;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds what is in an account and declared by no migration: topics, queues with the dead-letter
 * queues they need, subscriptions, and fan-outs. What belongs to the migrations of others stays
 * theirs; a subscription of a queue to a topic of theirs is found. AWS is only asked. Makes one
 * search; for one thread.
 */
public final class ExistingSearch {

  private final TopologyReader live;
  private final DeclaredTopology declared;
  private final String owner;
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param live what there is
   * @param owner whose migrations these are
   * @param declared what they declare
   */
  public ExistingSearch(TopologyReader live, String owner, DeclaredTopology declared) {
    this.live = live;
    this.declared = declared;
    this.owner = owner;
  }

  /**
   * Searches.
   *
   * @param wanted which topics and queues; what they need comes with them
   */
  public ExistingTopology search(Predicate<Resource> wanted) {
    List<Topic> topics = byName(live.topics(), wanted);
    List<Queue> queues = byName(live.queues(), wanted);
    Survey survey = live.survey(topics, queues);
    FoundResources found = new FoundResources(live, survey, owner, declared, leftOut);
    topics.forEach(found::add);
    queues.forEach(found::add);
    FoundEdges edges = new FoundEdges(live, survey, declared, wanted, found, leftOut);
    List<SubscriptionSpec> subscriptions = edges.subscriptions();
    for (SubscriptionSpec spec : subscriptions) {
      if (spec.deadLetters() != null) {
        found.add(spec.deadLetters());
      }
    }
    List<Operation> steps = new ArrayList<>(found.steps());
    subscriptions.forEach(spec -> steps.add(new Operation.Subscribe(spec)));
    edges.fanouts().forEach(fanout -> steps.add(new Operation.FanOut(fanout)));
    return new ExistingTopology(steps, leftOut, found.alreadyOurs());
  }

  private static <R extends Resource> List<R> byName(List<R> all, Predicate<Resource> wanted) {
    return all.stream().filter(wanted).sorted(Comparator.comparing(Resource::name)).toList();
  }
}
