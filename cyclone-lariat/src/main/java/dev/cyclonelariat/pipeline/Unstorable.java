package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.handling.UnstorableMessageException;
import java.util.ArrayList;
import java.util.List;

/** Stands around the inbox: what that can never store is put aside like what nobody can read. */
final class Unstorable implements Middleware {

  private final UnreadableBodies unreadable;

  Unstorable(UnreadableBodies unreadable) {
    this.unreadable = unreadable;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    try {
      return settle(context, next.proceed(context));
    } catch (UnstorableMessageException e) {
      return putAside(context, e);
    }
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    if (contexts.size() == 1) {
      return Middleware.super.handleAll(contexts, next);
    }
    List<Outcome> outcomes = next.proceedAll(contexts);
    List<Outcome> settled = new ArrayList<>(outcomes.size());
    for (int i = 0; i < outcomes.size(); i++) {
      settled.add(settle(contexts.get(i), outcomes.get(i)));
    }
    return settled;
  }

  private Outcome settle(HandlerContext context, Outcome outcome) {
    return outcome instanceof Outcome.Retry retry
            && retry.cause() instanceof UnstorableMessageException e
        ? putAside(context, e)
        : outcome;
  }

  private Outcome putAside(HandlerContext context, UnstorableMessageException e) {
    try {
      return unreadable.settle(context.delivery(), e.problem());
    } catch (Exception notPutAside) {
      notPutAside.addSuppressed(e);
      return Outcome.failed(notPutAside);
    }
  }
}
