package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.worker.ReceivedMessage;

/** What is done with each message that was received. */
public interface Taking {

  /** Takes one message. */
  Taken take(ReceivedMessage message) throws Exception;

  /**
   * Whether messages are held until the end, so that the process may not end before, not even while
   * it waits for more.
   */
  default boolean holdsMessages() {
    return false;
  }

  /** No more messages come. */
  default void end() {}

  /** What was done with a message. */
  enum Taken {
    /** It has been printed. */
    PRINTED,
    /** It was not to be printed. */
    SKIPPED,
    /** It has been printed as it is, since it cannot be read, and stays on the queue. */
    UNREADABLE,
    /** It stays on the queue, to come again later. */
    PUT_OFF,
    /** It has been printed before and stays on the queue. */
    SEEN,
    /** It stays on the queue, since nobody reads what is printed any more. */
    UNHEARD;

    boolean isPrinted() {
      return this == PRINTED || this == UNREADABLE;
    }

    /** Whether it is news that the message came. */
    boolean isNews() {
      return this != SEEN && this != UNHEARD;
    }

    /** Whether the messages behind it in its FIFO group must wait for it. */
    boolean holdsGroup() {
      return this == UNREADABLE || this == PUT_OFF;
    }
  }
}
