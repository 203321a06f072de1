package dev.cyclonelariat.handling;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.InvalidMessageException;

/**
 * What makes handling idempotent can never store the message, so that delivering it again is of no
 * use: it is put aside as bodies are that nobody can read.
 */
public final class UnstorableMessageException extends LariatException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses a message.
   *
   * @param problem what is wrong with its body, without its data
   * @param cause what its store has thrown
   */
  public UnstorableMessageException(String problem, Throwable cause) {
    super(problem, cause);
  }

  /** What is wrong with the message's body. */
  public InvalidMessageException problem() {
    return InvalidMessageException.ofBody(String.valueOf(getMessage()), this);
  }
}
