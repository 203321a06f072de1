package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whatever is thrown further inside becomes an outcome. */
final class Settling implements Link {

  private final UnaryOperator<Outcome> judge;

  /**
   * With what tells business errors from failures.
   *
   * @param judge takes outcomes as they are where an inbox has judged them: what comes out of that
   *     as a failure is not stored, and must not be taken for a business error
   */
  Settling(UnaryOperator<Outcome> judge) {
    this.judge = judge;
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) {
    return Link.each(outcomes(contexts, next), judge);
  }

  private static List<Outcome> outcomes(List<HandlerContext> contexts, NextAll next) {
    try {
      return Outcome.oneForEach(contexts, next.proceedAll(contexts), "Middleware");
    } catch (Throwable e) { // Whatever a handler throws, the host must go on.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return Collections.nCopies(contexts.size(), Outcome.failed(e));
    }
  }
}
