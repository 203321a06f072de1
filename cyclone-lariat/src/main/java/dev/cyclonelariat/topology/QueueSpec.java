package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Queue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a queue is created with. Immutable.
 *
 * @param queue its name
 * @param attributes by AWS's names, {@code FifoQueue} among them where it applies; {@code Policy}
 *     and {@code RedrivePolicy} are not among them
 * @param deadLetters where messages go that were received in vain too often, or null for nowhere
 * @param tags its tags beside those that its name gives it
 */
public record QueueSpec(
    Queue queue,
    SortedMap<String, String> attributes,
    @Nullable DeadLetters deadLetters,
    SortedMap<String, String> tags) {

  /**
   * @throws TopologyException if AWS would refuse an attribute, a tag or the dead-letter queue
   */
  public QueueSpec {
    SortedMap<String, String> all = new TreeMap<>(attributes);
    all.putAll(queue.attributes(false));
    AttributeRules.QUEUE.check(queue, all);
    if ("perMessageGroupId".equals(all.get("FifoThroughputLimit"))
        && !"messageGroup".equals(all.get("DeduplicationScope"))) {
      throw new TopologyException(
          queue
              + ": the FifoThroughputLimit perMessageGroupId needs the DeduplicationScope"
              + " messageGroup");
    }
    if (deadLetters != null && deadLetters.queue().isFifo() != queue.isFifo()) {
      throw new TopologyException(
          queue
              + ": its dead-letter queue "
              + deadLetters.queue()
              + " must be "
              + (queue.isFifo() ? "FIFO too" : "no FIFO queue"));
    }
    attributes = Collections.unmodifiableSortedMap(all);
    tags = Collections.unmodifiableSortedMap(Tags.checked(queue, tags));
  }

  /** A queue with nothing special. */
  public static QueueSpec of(Queue queue) {
    return new QueueSpec(queue, new TreeMap<>(), null, new TreeMap<>());
  }

  /** With these attributes, dead letters and tags. */
  public static QueueSpec of(
      Queue queue,
      Map<String, String> attributes,
      @Nullable DeadLetters deadLetters,
      Map<String, String> tags) {
    return new QueueSpec(queue, new TreeMap<>(attributes), deadLetters, new TreeMap<>(tags));
  }

  /**
   * This one, with those attributes, dead letters and tags in place of its own that the changes
   * name.
   */
  public QueueSpec with(QueueSpec changes) {
    SortedMap<String, String> newAttributes = new TreeMap<>(attributes);
    newAttributes.putAll(changes.attributes);
    SortedMap<String, String> newTags = new TreeMap<>(tags);
    newTags.putAll(changes.tags);
    DeadLetters newDeadLetters = changes.deadLetters == null ? deadLetters : changes.deadLetters;
    return new QueueSpec(queue, newAttributes, newDeadLetters, newTags);
  }

  /**
   * As AWS reports it.
   *
   * @param attributes all of them; those that AWS sets itself are left out
   * @param tags all of them; those that the name gives, ours and AWS's are left out
   */
  public static QueueSpec reported(
      Queue queue,
      Map<String, String> attributes,
      @Nullable DeadLetters deadLetters,
      Map<String, String> tags) {
    return of(
        queue,
        AttributeRules.QUEUE.settable(queue, attributes),
        deadLetters,
        Tags.extra(queue, tags));
  }

  /**
   * The attributes to set so that a live queue becomes as this one; dead letters are not among
   * them. Those that this one does not name get AWS's default, if it is known.
   */
  public SortedMap<String, String> attributeChanges(QueueSpec live) {
    return AttributeRules.QUEUE.changes(attributes, live.attributes);
  }

  /** This one, without the attributes that a new queue has even if they are not asked for. */
  public QueueSpec withoutDefaults() {
    return of(queue, AttributeRules.QUEUE.special(attributes), deadLetters, tags);
  }

  /** In what a live queue is not as this one; readable lines, none if in nothing. */
  public List<String> differences(QueueSpec live) {
    Differences differences = new Differences();
    attributeChanges(live)
        .forEach((name, value) -> differences.add(name, value, live.attributes.get(name)));
    differences.compare("dead letters", deadLetters, live.deadLetters);
    differences.addTags(tags, live.tags);
    return differences.lines();
  }
}
