package dev.cyclonelariat.handling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The innermost link: each message to its handler. */
final class Dispatch implements Middleware.NextAll {

  private final Handlers handlers;
  private final HandlingListener listener;

  Dispatch(Handlers handlers, HandlingListener listener) {
    this.handlers = handlers;
    this.listener = listener;
  }

  @Override
  public List<Outcome> proceedAll(List<HandlerContext> contexts) throws Exception {
    return contexts.size() == 1 ? List.of(handleOne(contexts.get(0))) : handleSeveral(contexts);
  }

  private Outcome handleOne(HandlerContext context) throws Exception {
    try (HandlingScope.Open open = context.bind()) {
      Route route = handlers.route(context);
      if (route instanceof Route.Single single) {
        handle(single.handler(), context);
      } else if (route instanceof Route.Batch batch) {
        return thrown(handle(batch.handler(), List.of(context)).get(0));
      }
      return Outcome.done();
    }
  }

  /** A batch of one fails as a single handler does: what is further out relies on it. */
  private static Outcome thrown(Outcome outcome) throws Exception {
    if (outcome instanceof Outcome.BusinessError business) {
      throw new BusinessException(business.error().message(), business.error().details());
    }
    if (outcome instanceof Outcome.Retry retry && retry.cause() instanceof Exception cause) {
      throw cause;
    }
    return outcome;
  }

  private List<Outcome> handleSeveral(List<HandlerContext> contexts) {
    Outcome[] outcomes = new Outcome[contexts.size()];
    GroupOrder order = new GroupOrder();
    for (Share share : Share.of(contexts, handlers)) {
      List<Integer> open = new ArrayList<>(share.indices());
      open.removeIf(
          i -> {
            boolean blocked = order.isBlocked(contexts.get(i).delivery());
            if (blocked) {
              outcomes[i] = GroupOrder.BEHIND;
            }
            return blocked;
          });
      List<Outcome> handled = handle(share.batch(), open.stream().map(contexts::get).toList());
      for (int i = 0; i < handled.size(); i++) {
        outcomes[open.get(i)] = order.inOrder(contexts.get(open.get(i)).delivery(), handled.get(i));
      }
    }
    return Arrays.asList(outcomes);
  }

  private List<Outcome> handle(Route.@Nullable Batch batch, List<HandlerContext> contexts) {
    if (batch == null || contexts.isEmpty()) {
      return Middleware.oneByOne(contexts, this::handleOne);
    }
    try {
      return handle(batch.handler(), contexts);
    } catch (Throwable e) { // Whatever a handler throws, the others and the host must go on.
      return Collections.nCopies(contexts.size(), Failures.of(e));
    }
  }

  private void handle(Handler handler, HandlerContext context) throws Exception {
    long start = System.nanoTime();
    try {
      handler.handle(context.message(), context);
    } finally {
      listener.handled(context, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private List<Outcome> handle(BatchHandler handler, List<HandlerContext> contexts)
      throws Exception {
    long start = System.nanoTime();
    try {
      return Outcome.oneForEach(contexts, handler.handle(contexts), "The batch handler");
    } finally {
      Duration each = Duration.ofNanos((System.nanoTime() - start) / contexts.size());
      contexts.forEach(context -> listener.handled(context, each));
    }
  }
}
