package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.UnreadableBodies;

/**
 * Remembers which messages have been handled, so that handling each has its effect once however
 * often it is delivered. Thread-safe.
 */
public interface Inbox {

  /**
   * The part that goes around the handler and the application's own middleware.
   *
   * @param businessErrors what is kept for a human in place of being tried again
   */
  Middleware middleware(BusinessErrors businessErrors);

  /** What becomes of bodies that cannot be read, which never come as far as the middleware. */
  default UnreadableBodies unreadableBodies() {
    return UnreadableBodies.LEFT_TO_REDRIVE;
  }
}
