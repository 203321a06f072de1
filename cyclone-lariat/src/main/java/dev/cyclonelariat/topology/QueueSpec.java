package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Queue;
import java.util.Collections;
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
}
