package dev.cyclonelariat.handling;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps the handling of messages: logging, tracing, metrics, a transaction. Thread-safe.
 *
 * <pre>{@code
 * Middleware timing = (context, next) -> {
 *   long start = System.nanoTime();
 *   try {
 *     return next.proceed(context);
 *   } finally {
 *     timer.record(System.nanoTime() - start);
 *   }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Middleware {

  /**
   * Does its part for one message and calls the rest of the chain, at most once.
   *
   * @return the outcome of the rest, or one of its own
   * @throws Exception what the rest throws, or its own failure: the message is delivered again
   */
  Outcome handle(HandlerContext context, Next next) throws Exception;

  /**
   * Does its part for several messages that were received together. Unless overridden, each is
   * handled by itself as in {@link #oneByOne}, and what is further inside never sees them together.
   *
   * @return one outcome for each message, in their order
   * @throws Exception its own failure: all of them are delivered again
   */
  default List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    Next one =
        context -> {
          Outcome outcome = handle(context, inner -> next.proceedAll(List.of(inner)).get(0));
          if (outcome == null) {
            throw new IllegalStateException(getClass().getName() + " must return an outcome");
          }
          return outcome;
        };
    return contexts.size() == 1 ? List.of(one.proceed(contexts.get(0))) : oneByOne(contexts, one);
  }

  /**
   * Whether it gains from seeing messages together that were received together, so that the host
   * shall hand them over so; it must then override {@link #handleAll}.
   */
  default boolean wantsBatches() {
    return false;
  }

  /**
   * Handles messages that were received together each by itself, in their order. One that throws
   * becomes an {@link Outcome.Retry} with what it threw, and the others go on; but behind a message
   * that was not acknowledged, none of its FIFO group is handled.
   *
   * @return one outcome for each message, in their order
   */
  static List<Outcome> oneByOne(List<HandlerContext> contexts, Next each) {
    GroupOrder order = new GroupOrder();
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (HandlerContext context : contexts) {
      Outcome outcome =
          order.isBlocked(context.delivery()) ? GroupOrder.BEHIND : Failures.caught(context, each);
      outcomes.add(order.inOrder(context.delivery(), outcome));
    }
    return outcomes;
  }

  /** The rest of the chain for one message; its last link is the handler. */
  @FunctionalInterface
  interface Next {

    /** Handles the message. */
    Outcome proceed(HandlerContext context) throws Exception;
  }

  /** The rest of the chain for several messages. */
  @FunctionalInterface
  interface NextAll {

    /**
     * Handles the messages.
     *
     * @return one outcome for each, in their order
     */
    List<Outcome> proceedAll(List<HandlerContext> contexts) throws Exception;
  }
}
