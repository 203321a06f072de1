package dev.cyclonelariat.handling;

import java.util.List;

/** Handles messages of one type that were received together. Called by several threads at once. */
@FunctionalInterface
public interface BatchHandler {

  /**
   * Handles messages, at most as many as were received together. On a FIFO queue what is said of a
   * message behind one that failed does not count: it comes again behind that one.
   *
   * @param batch decoded, in the order of the queue; never empty
   * @return one outcome for each, in their order: {@link Outcome#done()}, {@link Outcome#failed},
   *     {@link Outcome#retryAfter} or {@link Outcome#businessError}
   * @throws Exception if all of them failed: they are delivered again
   */
  List<Outcome> handle(List<HandlerContext> batch) throws Exception;
}
