package dev.cyclonelariat.pipeline;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.util.List;
import java.util.function.Function;

/** Middleware that treats messages alike whether they come together or alone. */
interface Link extends Middleware {

  @Override
  default Outcome handle(HandlerContext context, Next next) throws Exception {
    return handleAll(List.of(context), one -> List.of(next.proceed(one.get(0)))).get(0);
  }

  /** Does the same with each. Most messages go alone, and a stream would cost them most of all. */
  static <A, B> List<B> each(List<A> all, Function<? super A, ? extends B> task) {
    return all.size() == 1 ? List.of(task.apply(all.get(0))) : all.stream().<B>map(task).toList();
  }

  @Override
  List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next) throws Exception;
}
