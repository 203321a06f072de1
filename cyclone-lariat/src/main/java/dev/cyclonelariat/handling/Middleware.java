package dev.cyclonelariat.handling;

/**
 * Wraps the handling of every message: logging, tracing, metrics, a transaction. Thread-safe.
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
   * Does its part and calls the rest of the chain, at most once.
   *
   * @return the outcome of the rest, or one of its own
   * @throws Exception what the rest throws, or its own failure: the message is delivered again
   */
  Outcome handle(HandlerContext context, Next next) throws Exception;

  /** The rest of the chain; its last link is the handler. */
  @FunctionalInterface
  interface Next {

    /** Handles the message. */
    Outcome proceed(HandlerContext context) throws Exception;
  }

  /** This one around an inner one. */
  default Middleware around(Middleware inner) {
    return (context, next) -> handle(context, deeper -> inner.handle(deeper, next));
  }
}
