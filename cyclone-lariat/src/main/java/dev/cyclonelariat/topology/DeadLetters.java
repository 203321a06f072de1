package dev.cyclonelariat.topology;

import dev.cyclonelariat.resource.Queue;

/**
 * Where a queue's messages go that were received in vain too often.
 *
 * @param queue the dead-letter queue, in the same account and region
 * @param maxReceiveCount how often a message is received before it goes there, 1 to 1,000
 */
public record DeadLetters(Queue queue, int maxReceiveCount) {

  private static final int MOST = 1_000;

  /**
   * @throws TopologyException if AWS takes no such count
   */
  public DeadLetters {
    if (maxReceiveCount < 1 || maxReceiveCount > MOST) {
      throw new TopologyException(
          "A message goes to the dead-letter queue "
              + queue
              + " after 1 to 1000 receives, not "
              + maxReceiveCount);
    }
  }

  /** Queue and count. */
  @Override
  public String toString() {
    return queue + " after " + maxReceiveCount + " receives";
  }
}
