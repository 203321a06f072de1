package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.InvalidMessageException;

/**
 * What becomes of a body that nobody can read, that breaks its schema, or that an inbox can never
 * store. Thread-safe.
 */
@FunctionalInterface
public interface UnreadableBodies {

  /** Leaves them on the queue, whose redrive policy moves them to its dead-letter queue. */
  UnreadableBodies LEFT_TO_REDRIVE = (delivery, problem) -> new Outcome.Retry(null, problem);

  /**
   * Settles one delivery that will not reach a handler.
   *
   * @param problem what is wrong with the body
   * @return {@link Outcome.Parked} if it has been put aside, else {@link Outcome.Retry}
   * @throws Exception if it could not be put aside: it is delivered again
   */
  Outcome settle(Delivery delivery, InvalidMessageException problem) throws Exception;
}
