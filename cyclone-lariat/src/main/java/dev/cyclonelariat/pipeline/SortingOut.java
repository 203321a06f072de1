package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.handling.UnstorableMessageException;
import dev.cyclonelariat.message.InvalidMessageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Puts aside bodies that nobody can read, and messages that the inbox can never store. */
final class SortingOut implements Link {

  private final UnreadableBodies unreadable;

  SortingOut(UnreadableBodies unreadable) {
    this.unreadable = unreadable;
  }

  /**
   * Those that can be read go on together, but for what stands behind one that stays on its FIFO
   * queue.
   */
  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    if (areReadable(contexts)) {
      return storable(contexts, next.proceedAll(contexts));
    }
    List<Outcome> sorted =
        Middleware.oneByOne(
            contexts,
            context -> {
              Throwable problem = context.problem();
              return problem == null ? Outcome.done() : settle(context, problem);
            });
    List<HandlerContext> readable = new ArrayList<>();
    for (int i = 0; i < contexts.size(); i++) {
      if (goesOn(contexts.get(i), sorted.get(i))) {
        readable.add(contexts.get(i));
      }
    }
    Iterator<Outcome> handled =
        readable.isEmpty()
            ? Collections.emptyIterator()
            : storable(readable, next.proceedAll(readable)).iterator();
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      outcomes.add(goesOn(contexts.get(i), sorted.get(i)) ? handled.next() : sorted.get(i));
    }
    return outcomes;
  }

  private static boolean areReadable(List<HandlerContext> contexts) {
    for (HandlerContext context : contexts) {
      if (context.problem() != null) {
        return false;
      }
    }
    return true;
  }

  private static boolean goesOn(HandlerContext context, Outcome sorted) {
    return context.problem() == null && sorted.isAcknowledged();
  }

  private List<Outcome> storable(List<HandlerContext> contexts, List<Outcome> handled) {
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      outcomes.add(storable(contexts.get(i), handled.get(i)));
    }
    return outcomes;
  }

  private Outcome storable(HandlerContext context, Outcome outcome) {
    return outcome instanceof Outcome.Retry retry
            && retry.cause() instanceof UnstorableMessageException refused
        ? settle(context, refused.problem())
        : outcome;
  }

  private Outcome settle(HandlerContext context, Throwable problem) {
    if (!(problem instanceof InvalidMessageException invalid)) {
      return Outcome.failed(problem);
    }
    try {
      return unreadable.settle(context.delivery(), invalid);
    } catch (Exception notPutAside) {
      notPutAside.addSuppressed(problem);
      return Outcome.failed(notPutAside);
    }
  }
}
