package dev.cyclonelariat.local.sqs;

/** What is to go wrong with queues. Thread-safe. */
public interface QueueDisturbances {

  /** Whether nothing can be received from a queue for the time being. */
  boolean isPaused(String queue);

  /** Whether a message that is sent now to a standard queue is put there twice. */
  boolean deliversTwice(String queue);

  /**
   * The place of a message among those of a standard queue; no two may have the same.
   *
   * @param position its place in the order in which they became available
   */
  long order(String queue, long position);
}
