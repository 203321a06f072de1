package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import java.util.Collections;
import java.util.List;

/** Whatever is thrown further inside becomes an outcome. */
final class Settling implements Link {

  private final BusinessErrors businessErrors;

  Settling(BusinessErrors businessErrors) {
    this.businessErrors = businessErrors;
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) {
    return outcomes(contexts, next).stream().map(businessErrors::settle).toList();
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
