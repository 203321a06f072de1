package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingScope;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;

/**
 * Binds to the thread what belongs to a message, around everything further in. Messages that go
 * together have no trace in common: whoever deals with one of them binds it.
 */
final class Scoping implements Middleware {

  private final HandlingScope scope;

  Scoping(HandlingScope scope) {
    this.scope = scope;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    try (HandlingScope.Open bound = scope.open(context)) {
      return next.proceed(context);
    }
  }

  @Override
  public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception {
    return contexts.size() == 1
        ? Middleware.super.handleAll(contexts, next)
        : next.proceedAll(contexts.stream().map(context -> context.toBeBound(scope)).toList());
  }
}
