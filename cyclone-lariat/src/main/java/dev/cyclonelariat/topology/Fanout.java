package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Topic;

/**
 * A topic whose messages reach all queues of another topic. SNS cannot subscribe a topic to a
 * topic, so the queues of the target are subscribed to the source directly, and the target
 * remembers the edge in its tags.
 *
 * @param source where messages are published
 * @param target whose queues receive them
 */
public record Fanout(Topic source, Topic target) {

  /**
   * @throws TopologyException if they are the same
   */
  public Fanout {
    if (source.equals(target)) {
      throw new TopologyException("Topic " + source + " cannot fan out to itself");
    }
  }

  /** Source and target. */
  @Override
  public String toString() {
    return source + " → " + target;
  }
}
