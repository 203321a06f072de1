package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** An inbox that counts how deliveries end. Thread-safe. */
final class Tally implements Inbox {

  private final Inbox inbox;
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /**
   * @param inbox does the work
   */
  Tally(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public Middleware middleware(BusinessErrors businessErrors) {
    Middleware counted = inbox.middleware(businessErrors);
    return (context, next) -> handle(counted, context, next);
  }

  private Outcome handle(Middleware counted, HandlerContext context, Middleware.Next next)
      throws Exception {
    Outcome outcome = counted.handle(context, next);
    if (outcome instanceof Outcome.Duplicate) {
      duplicates.increment();
    } else if (outcome instanceof Outcome.Retry retry && retry.cause() != null) {
      failures.increment();
    }
    return outcome;
  }

  /** Deliveries of what had been handled before. */
  long duplicates() {
    return duplicates.sum();
  }

  /** Attempts that failed, each of which the queue delivers again. */
  long failures() {
    return failures.sum();
  }
}
