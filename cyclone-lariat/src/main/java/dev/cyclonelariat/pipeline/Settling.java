package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnstorableMessageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever is thrown further inside becomes an outcome, and every outcome is told. */
final class Settling implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final BusinessErrors businessErrors;
  private final PuttingAside unstorable;
  private final HandlingListener listener;

  Settling(BusinessErrors businessErrors, PuttingAside unstorable, HandlingListener listener) {
    this.businessErrors = businessErrors;
    this.unstorable = unstorable;
    this.listener = listener;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) {
    return handleAll(List.of(context), one -> List.of(next.proceed(one.get(0)))).get(0);
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) {
    List<Outcome> outcomes;
    try {
      outcomes = next.proceedAll(contexts);
      if (outcomes.size() != contexts.size()) {
        throw new IllegalStateException(
            "Middleware returned %d outcomes for %d messages"
                .formatted(outcomes.size(), contexts.size()));
      }
    } catch (Throwable e) { // Whatever a handler throws, the host must go on.
      outcomes = Collections.nCopies(contexts.size(), failed(e));
    }
    List<Outcome> settled = new ArrayList<>(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      settled.add(settle(contexts.get(i), outcomes.get(i)));
    }
    return settled;
  }

  private static Outcome failed(Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return Outcome.failed(e);
  }

  private Outcome settle(HandlerContext context, Outcome outcome) {
    Outcome settled = businessErrors.settle(storable(context, outcome));
    LOG.debug("{}: {}", context.delivery(), settled);
    listener.settled(context, settled);
    return settled;
  }

  /** What an inbox can never store is put aside like what nobody can read. */
  private Outcome storable(HandlerContext context, Outcome outcome) {
    return outcome instanceof Outcome.Retry retry
            && retry.cause() instanceof UnstorableMessageException refused
        ? unstorable.settle(context.delivery(), refused.problem())
        : outcome;
  }
}
