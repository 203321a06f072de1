package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.handling.UnreadableBodies;
import dev.cyclonelariat.message.InvalidMessageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Bodies that nobody can read go no further. */
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
    if (contexts.stream().allMatch(context -> context.problem() == null)) {
      return next.proceedAll(contexts);
    }
    List<HandlerContext> readable = new ArrayList<>();
    List<Outcome> sorted =
        Middleware.oneByOne(
            contexts,
            context -> {
              Throwable problem = context.problem();
              if (problem != null) {
                return settle(context, problem);
              }
              readable.add(context);
              return Outcome.done();
            });
    return merged(
        contexts, sorted, readable, readable.isEmpty() ? List.of() : next.proceedAll(readable));
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

  private static List<Outcome> merged(
      List<HandlerContext> contexts,
      List<Outcome> sorted,
      List<HandlerContext> readable,
      List<Outcome> handled) {
    Iterator<HandlerContext> read = readable.iterator();
    Iterator<Outcome> outcomesOfRead = handled.iterator();
    HandlerContext nextRead = read.hasNext() ? read.next() : null;
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      if (contexts.get(i) == nextRead) {
        outcomes.add(outcomesOfRead.next());
        nextRead = read.hasNext() ? read.next() : null;
      } else {
        outcomes.add(sorted.get(i));
      }
    }
    return outcomes;
  }
}
