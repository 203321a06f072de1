package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.message.InvalidMessageException;

/** Settles deliveries that reach no handler; one that cannot be put aside is delivered again. */
record PuttingAside(UnreadableBodies unreadable) {

  Outcome settle(Delivery delivery, InvalidMessageException problem) {
    try {
      return unreadable.settle(delivery, problem);
    } catch (Exception notPutAside) {
      notPutAside.addSuppressed(problem);
      return Outcome.failed(notPutAside);
    }
  }
}
