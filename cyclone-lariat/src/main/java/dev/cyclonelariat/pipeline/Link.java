package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;

/** Middleware that treats messages alike whether they come together or alone. */
interface Link extends Middleware {

  @Override
  default Outcome handle(HandlerContext context, Next next) throws Exception {
    return handleAll(List.of(context), one -> List.of(next.proceed(one.get(0)))).get(0);
  }

  @Override
  List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception;
}
