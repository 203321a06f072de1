package dev.cyclonelariat.handling;

/**
 * Remembers which messages have been handled, so that handling each has its effect once however
 * often it is delivered (an idempotent receiver). It stands around the handler and the
 * application's own middleware, and puts aside what nobody can read. Thread-safe.
 */
public interface Inbox {

  /**
   * The part that goes around the handler and the application's own middleware.
   *
   * @param businessErrors what is kept for a human in place of being tried again
   */
  Middleware middleware(BusinessErrors businessErrors);

  /** What becomes of bodies that nobody can read; unless overridden they stay on the queue. */
  default UnreadableBodies unreadableBodies() {
    return UnreadableBodies.LEFT_TO_REDRIVE;
  }
}
