package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.ClientError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outermost link: whatever is thrown further inside becomes an outcome, and is told. */
final class Settling implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final BusinessErrors businessErrors;

  Settling(BusinessErrors businessErrors) {
    this.businessErrors = businessErrors;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) {
    Delivery delivery = context.delivery();
    try {
      Outcome outcome = next.proceed(context);
      LOG.debug("{}: {}", delivery, outcome);
      return outcome;
    } catch (Throwable e) { // Whatever a handler throws, the host must go on.
      return settle(delivery, e);
    }
  }

  private Outcome settle(Delivery delivery, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    ClientError error = businessErrors.of(e).orElse(null);
    if (error != null) {
      LOG.error("{} ended with a business error: {}", delivery, error.message());
      return new Outcome.BusinessError(error);
    }
    LOG.error("{} failed and will be delivered again", delivery, e);
    return new Outcome.Retry(null, e);
  }
}
