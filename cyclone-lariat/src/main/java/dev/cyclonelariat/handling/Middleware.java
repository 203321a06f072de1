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
   * handled by itself, and what is further inside never sees them together.
   *
   * @return one outcome for each message, in their order
   * @throws Exception its own failure: all of them are delivered again
   */
  default List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    List<Outcome> outcomes = new ArrayList<>(contexts.size());
    for (HandlerContext context : contexts) {
      outcomes.add(handle(context, one -> next.proceedAll(List.of(one)).get(0)));
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
