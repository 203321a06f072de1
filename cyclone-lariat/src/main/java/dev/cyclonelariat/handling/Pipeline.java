package dev.cyclonelariat.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/**
 * Takes one delivery to its outcome: decodes it, passes it through the middleware, and hands it to
 * its handler. Knows nothing of the host that received it. Thread-safe.
 */
public final class Pipeline {

  private final Middleware.NextAll chain;

  /** Joins the parts, and leaves bodies that cannot be read to the queue's redrive policy. */
  public Pipeline(List<Middleware> middleware, Handlers handlers, BusinessErrors businessErrors) {
    this(middleware, handlers, businessErrors, UnreadableBodies.LEFT_TO_REDRIVE);
  }

  /**
   * Joins the parts.
   *
   * @param middleware around the handler, the outermost first
   * @param handlers the innermost link
   * @param businessErrors what is a business error where no inbox has answered that before
   * @param unreadable what becomes of bodies that cannot be read
   */
  public Pipeline(
      List<Middleware> middleware,
      Handlers handlers,
      BusinessErrors businessErrors,
      UnreadableBodies unreadable) {
    List<Middleware> links = new ArrayList<>();
    links.add(new Settling(businessErrors));
    links.add(new Decoding(unreadable));
    links.addAll(middleware);
    this.chain = join(links, handlers);
  }

  /** Handles one delivery. Never throws what a body, a middleware or a handler causes. */
  public Outcome process(Delivery delivery) {
    return process(delivery, Hold.KEPT);
  }

  /** Handles one delivery of a host that can lose it meanwhile. */
  public Outcome process(Delivery delivery, Hold hold) {
    try {
      return chain.proceedAll(List.of(HandlerContext.of(delivery, hold))).get(0);
    } catch (Exception e) {
      throw new IllegalStateException("The outermost middleware lets nothing through", e);
    }
  }

  private static Middleware.NextAll join(List<Middleware> links, Handlers handlers) {
    Middleware.NextAll chain = handlers::handleAll;
    ListIterator<Middleware> inward = links.listIterator(links.size());
    while (inward.hasPrevious()) {
      Middleware link = inward.previous();
      Middleware.NextAll rest = chain;
      chain = contexts -> link.handleAll(contexts, rest);
    }
    return chain;
  }
}
