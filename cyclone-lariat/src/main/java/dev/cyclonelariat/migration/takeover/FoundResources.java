package dev.cyclonelariat.migration.takeover;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.live.Survey;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Topics and queues that were found, each after those that it needs. For one thread. */
final class FoundResources {

  private final TopologyReader live;
  private final Survey survey;
  private final String owner;
  private final DeclaredTopology declared;
  private final List<String> leftOut;
  private final Map<Topic, TopicSpec> topics = new LinkedHashMap<>();
  private final Map<Queue, QueueSpec> queues = new LinkedHashMap<>();
  private final Set<Queue> underWay = new HashSet<>();
  private final Set<Resource> theirs = new HashSet<>();
  private final List<Resource> alreadyOurs = new ArrayList<>();
  private final List<Operation> last = new ArrayList<>();

  FoundResources(
      TopologyReader live,
      Survey survey,
      String owner,
      DeclaredTopology declared,
      List<String> leftOut) {
    this.live = live;
    this.survey = survey;
    this.owner = owner;
    this.declared = declared;
    this.leftOut = leftOut;
  }

  void add(Topic topic) {
    if (declared.find(topic).isEmpty() && isFree(topic, "topic ")) {
      survey.find(topic).ifPresent(spec -> topics.put(topic, spec.withoutDefaults()));
    }
  }

  /** Adds a queue and, before it, the one that its dead letters go to. */
  void add(Queue queue) {
    if (isOurs(queue) || theirs.contains(queue) || !isFree(queue, "queue ")) {
      return;
    }
    Optional<QueueSpec> spec = survey.find(queue).or(() -> live.find(queue));
    if (spec.isPresent()) {
      underWay.add(queue);
      QueueSpec plain = spec.get().withoutDefaults();
      DeadLetters deadLetters = reachable(queue, plain.deadLetters());
      queues.put(queue, QueueSpec.of(queue, plain.attributes(), deadLetters, plain.tags()));
      underWay.remove(queue);
    }
  }

  /** What the queue can be created with; null if that must be set later, or is no more. */
  private @Nullable DeadLetters reachable(Queue queue, @Nullable DeadLetters deadLetters) {
    if (deadLetters == null) {
      return null;
    }
    Queue target = deadLetters.queue();
    if (underWay.contains(target)) {
      // Two queues, or one, in a circle.
      last.add(new Operation.AlterQueue(QueueSpec.of(queue, Map.of(), deadLetters, Map.of())));
      return null;
    }
    add(target);
    if (isOurs(target) || theirs.contains(target)) {
      return deadLetters;
    }
    leftOut.add(
        "dead letters of queue " + queue + ": their queue " + target + " does not exist any more");
    return null;
  }

  private boolean isFree(Resource resource, String noun) {
    String tagged = survey.owner(resource).or(() -> unseen(resource)).orElse("");
    if (tagged.isEmpty()) {
      return true;
    } else if (tagged.equals(owner)) {
      alreadyOurs.add(resource);
      return true;
    }
    theirs.add(resource);
    leftOut.add(noun + resource + ": it belongs to migrations of " + tagged);
    return false;
  }

  /** A queue that is needed may not be among those that were looked at. */
  private Optional<String> unseen(Resource resource) {
    return resource instanceof Queue queue && survey.find(queue).isEmpty()
        ? live.owner(queue)
        : Optional.empty();
  }

  boolean isOurs(Topic topic) {
    return topics.containsKey(topic) || declared.find(topic).isPresent();
  }

  boolean isOurs(Queue queue) {
    return queues.containsKey(queue) || declared.find(queue).isPresent();
  }

  /** Whether it was looked at, and belongs to the migrations of others. */
  boolean isTheirs(Resource resource) {
    return theirs.contains(resource);
  }

  /** The topics that were found. */
  Set<Topic> topics() {
    return topics.keySet();
  }

  /** Those that have our tag. */
  List<Resource> alreadyOurs() {
    return alreadyOurs;
  }

  /** What would make all of them. */
  List<Operation> steps() {
    List<Operation> steps = new ArrayList<>();
    topics.values().forEach(spec -> steps.add(new Operation.CreateTopic(spec)));
    queues.values().forEach(spec -> steps.add(new Operation.CreateQueue(spec)));
    steps.addAll(last);
    return steps;
  }
}
