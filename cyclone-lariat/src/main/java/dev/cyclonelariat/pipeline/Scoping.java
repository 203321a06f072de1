package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingScope;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;

/**
 * Opens the scope of a single message around everything further in. Messages that go together have
 * no scope in common; the innermost link opens that of each.
 */
final class Scoping implements Middleware {

  private final HandlingScope scope;

  Scoping(HandlingScope scope) {
    this.scope = scope;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    try (HandlingScope.Open open = scope.open(context)) {
      return next.proceed(context);
    }
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    return contexts.size() == 1
        ? Middleware.super.handleAll(contexts, next)
        : next.proceedAll(contexts);
  }
}
