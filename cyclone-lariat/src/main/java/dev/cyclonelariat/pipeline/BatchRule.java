package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.Middleware;
import java.util.List;

/** Batch handlers need middleware that lets batches through. */
final class BatchRule {

  private BatchRule() {}

  static void check(Middleware middleware) {
    if (handlesOneByOne(middleware)) {
      throw new IllegalStateException(
          "There is a batch handler, but "
              + middleware.getClass().getName()
              + " takes messages one by one, so that the handler would never see two together:"
              + " override its handleAll, use an inbox in batch mode, or handle messages singly");
    }
  }

  private static boolean handlesOneByOne(Middleware middleware) {
    try {
      return middleware
          .getClass()
          .getMethod("handleAll", List.class, Middleware.NextAll.class)
          .isDefault();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Middleware has it", e);
    }
  }
}
