package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Answers;
import dev.cyclonelariat.migration.Effects;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Question;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses, before anything is touched, steps that cannot succeed or that would change what is not
 * ours. Goes through the steps in order and remembers what they will have done. For one thread.
 */
final class StepChecks {

  private final LiveLookups live;
  private final String owner;
  private final List<Operation> taken = new ArrayList<>();
  private final Set<Resource> created = new HashSet<>();
  private final Effects effects = new Effects();
  private final DeclaredTopology declared;

  StepChecks(LiveLookups live, String owner, DeclaredTopology declared) {
    this.live = live;
    this.owner = owner;
    this.declared = declared.after(List.of());
  }

  /** What there should be after the steps so far. */
  DeclaredTopology declared() {
    return declared.after(List.of());
  }

  /** What migrations may ask, once the steps so far have been taken. */
  Answers answers() {
    return live.after(effects);
  }

  /**
   * Checks the next step.
   *
   * @return what a human should know about it, if anything
   * @throws MigrationException if it cannot be, naming the resource
   */
  List<String> take(Operation step) {
    List<String> notes = check(step);
    if (step instanceof Operation.DeleteTopic || step instanceof Operation.DeleteQueue) {
      created.removeAll(step.resources());
    }
    taken.add(step);
    effects.take(step);
    declared.take(step);
    return notes;
  }

  private List<String> check(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      requireNew(create.spec().topic());
    } else if (step instanceof Operation.CreateQueue create) {
      requireDeadLetters(create.spec());
      requireNew(create.spec().queue());
    } else if (step instanceof Operation.AlterQueue alter) {
      requireDeadLetters(alter.changes());
      requireOurs(alter.changes().queue());
    } else if (step instanceof Operation.RestoreQueue restore) {
      requireDeadLetters(restore.former());
      requireOurs(restore.former().queue());
    } else if (step instanceof Operation.Subscribe subscribe) {
      checkSubscription(subscribe.spec());
    } else if (step instanceof Operation.Unsubscribe end) {
      requireOurSubscription(end.topic(), end.queue());
    } else if (step instanceof Operation.FanOut fanOut) {
      checkFanout(fanOut.fanout());
      return notes(fanOut.fanout());
    } else if (step instanceof Operation.EndFanOut end) {
      requireFanout(end.fanout());
      return notes(end.fanout());
    } else {
      // What is left touches one resource.
      step.resources().forEach(this::requireOurs);
    }
    return List.of();
  }

  private void requireNew(Resource resource) {
    if (is(new Question.Exists(resource), false)) {
      throw new MigrationException(noun(resource) + " exists already, " + origin(resource));
    }
    created.add(resource);
  }

  private String origin(Resource resource) {
    String other = created.contains(resource) ? owner : live.owner(resource);
    return other.isEmpty()
        ? "and no migration created it: import it to take it over"
        : "created by migrations of " + other;
  }

  private void requireDeadLetters(QueueSpec spec) {
    if (spec.deadLetters() != null) {
      requireExists(spec.deadLetters().queue());
    }
  }

  private void requireExists(Resource resource) {
    if (!is(new Question.Exists(resource), true)) {
      throw new MigrationException(
          noun(resource) + " does not exist: create it in a step before this one");
    }
  }

  private void requireOurs(Resource resource) {
    requireExists(resource);
    if (created.contains(resource)) {
      return;
    }
    String other = live.owner(resource);
    if (!other.equals(owner)) {
      throw new MigrationException(
          noun(resource)
              + " is left alone: "
              + (other.isEmpty()
                  ? "no migration created it (adopt it to take it over)"
                  : "it belongs to " + other + ", and these are migrations of " + owner));
    }
  }

  private void checkSubscription(SubscriptionSpec spec) {
    requireExists(spec.topic());
    requireExists(spec.queue());
    if (spec.deadLetters() != null) {
      requireExists(spec.deadLetters());
    }
    boolean isThere = is(new Question.Subscribed(spec.topic(), spec.queue()), false);
    if (declared.find(spec.topic(), spec.queue()).isPresent() || (isThere && !isImplied(spec))) {
      throw new MigrationException(
          "Queue " + spec.queue() + " is subscribed to topic " + spec.topic() + " already");
    }
    if (spec.queue().isFifo()) {
      allSources(spec.topic()).forEach(source -> requireFifo(source, spec.queue(), spec.topic()));
    }
  }

  /** Whether it is there only because a fan-out has brought it along. */
  private boolean isImplied(SubscriptionSpec spec) {
    return live.topicsOf(spec.queue()).stream()
        .anyMatch(topic -> live.sources(topic).contains(spec.topic()));
  }

  private Set<Topic> allSources(Topic target) {
    Set<Topic> sources = new HashSet<>(declared.sources(target));
    if (!created.contains(target)) {
      sources.addAll(live.sources(target));
    }
    return sources;
  }

  private static void requireFifo(Topic source, Queue queue, Topic target) {
    if (!source.isFifo()) {
      throw new MigrationException(
          "The FIFO queue "
              + queue
              + " of topic "
              + target
              + " cannot receive from the standard topic "
              + source
              + " that fans out to it");
    }
  }

  private void requireOurSubscription(Topic topic, Queue queue) {
    if (declared.find(topic, queue).isEmpty()) {
      throw new MigrationException(
          "The subscription "
              + topic
              + " → "
              + queue
              + " is left alone: no migration of "
              + owner
              + " made it (import it to take it over)");
    }
  }

  private void checkFanout(Fanout fanout) {
    requireExists(fanout.source());
    requireOurs(fanout.target());
    if (isFannedOut(fanout)) {
      throw new MigrationException("The fan-out " + fanout + " is there already");
    }
    if (allSources(fanout.source()).contains(fanout.target())) {
      throw new MigrationException("The fan-out " + fanout + " would go round in a circle");
    }
    subscribers(fanout.target()).stream()
        .filter(Queue::isFifo)
        .forEach(queue -> requireFifo(fanout.source(), queue, fanout.target()));
  }

  private void requireFanout(Fanout fanout) {
    requireOurs(fanout.target());
    if (!isFannedOut(fanout)) {
      throw new MigrationException("There is no fan-out " + fanout);
    }
  }

  private boolean isFannedOut(Fanout fanout) {
    boolean ended =
        taken.stream()
            .anyMatch(
                step -> step instanceof Operation.EndFanOut end && end.fanout().equals(fanout));
    if (ended || declared.fanouts().contains(fanout)) {
      return declared.fanouts().contains(fanout);
    }
    return !created.contains(fanout.target())
        && live.sources(fanout.target()).contains(fanout.source());
  }

  private Set<Queue> subscribers(Topic topic) {
    Set<Queue> queues = new HashSet<>(live.subscribers(topic));
    declared.subscriptions().stream()
        .filter(spec -> spec.topic().equals(topic))
        .forEach(spec -> queues.add(spec.queue()));
    return queues;
  }

  /** The queues of others that get more or fewer messages by a fan-out. */
  private List<String> notes(Fanout fanout) {
    List<String> notes = new ArrayList<>();
    for (Queue queue : live.subscribers(fanout.target())) {
      String other = created.contains(queue) ? owner : live.owner(queue);
      if (!other.equals(owner)) {
        notes.add(
            "affects queue "
                + queue
                + (other.isEmpty() ? ", which no migration created" : " of " + other)
                + ", which is subscribed to "
                + fanout.target());
      }
    }
    return notes;
  }

  private boolean is(Question question, boolean expected) {
    return live.expecting(expected).after(effects).to(question);
  }

  private static String noun(Resource resource) {
    return (resource instanceof Topic ? "Topic " : "Queue ") + resource;
  }
}
