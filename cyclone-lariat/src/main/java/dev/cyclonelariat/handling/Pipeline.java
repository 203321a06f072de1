package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.MessageCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one delivery to its outcome: decodes it, passes it through the middleware, and hands it to
 * its handler. Knows nothing of the host that received it. Thread-safe.
 */
public final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final Middleware chain;
  private final Handlers handlers;
  private final BusinessErrors businessErrors;

  /**
   * Joins the parts.
   *
   * @param middleware the outermost first
   * @param handlers the innermost link
   * @param businessErrors what is a business error where no inbox has answered that before
   */
  public Pipeline(List<Middleware> middleware, Handlers handlers, BusinessErrors businessErrors) {
    this.chain =
        middleware.stream().reduce((context, next) -> next.proceed(context), Middleware::around);
    this.handlers = handlers;
    this.businessErrors = businessErrors;
  }

  /** Handles one delivery. Never throws what a body, a middleware or a handler causes. */
  public Outcome process(Delivery delivery) {
    try {
      Outcome outcome = chain.handle(decode(delivery), this::callHandler);
      LOG.debug("{}: {}", delivery, outcome);
      return outcome;
    } catch (InvalidMessageException e) {
      LOG.error("{} cannot be read and stays on the queue. {}", delivery, e.getMessage());
      return new Outcome.Retry(null, e);
    } catch (Throwable e) { // Whatever a handler throws, the host must go on.
      return outcomeOf(delivery, e);
    }
  }

  private Outcome callHandler(HandlerContext context) throws Exception {
    handlers.handle(context);
    return new Outcome.Done();
  }

  private Outcome outcomeOf(Delivery delivery, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return businessErrors
        .of(e)
        .<Outcome>map(
            error -> {
              LOG.error("{} ended with a business error: {}", delivery, error.message());
              return new Outcome.BusinessError(error);
            })
        .orElseGet(
            () -> {
              LOG.error("{} failed and will be delivered again", delivery, e);
              return new Outcome.Retry(null, e);
            });
  }

  private static HandlerContext decode(Delivery delivery) {
    DecodedBody decoded = MessageCodec.decodeBody(delivery.body());
    Map<String, String> attributes = new HashMap<>(decoded.attributes());
    attributes.putAll(delivery.attributes());
    return new HandlerContext(delivery, decoded.message(), attributes, null);
  }
}
