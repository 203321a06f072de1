package dev.cyclonelariat.local.queue;

/**
 * When a queue gives a message up.
 *
 * @param maxReceiveCount receives after which the next one gives it up
 * @param deadLetters takes the messages given up; called after the receive
 */
public record DeadLetterRule(int maxReceiveCount, DeadLetters deadLetters) {

  /** Takes a message that was received too often. */
  @FunctionalInterface
  public interface DeadLetters {
    /** {@code entry} is no longer on its queue. */
    void take(Entry entry);
  }
}
