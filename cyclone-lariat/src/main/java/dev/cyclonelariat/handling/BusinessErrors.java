package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.ClientError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells business errors, which a human must mend, from failures, which pass. Thread-safe. */
public final class BusinessErrors {

  private static final BusinessErrors NONE = new BusinessErrors(false, e -> false);

  private final boolean any;
  private final Predicate<Throwable> alsoBusiness;

  private BusinessErrors(boolean any, Predicate<Throwable> alsoBusiness) {
    this.any = any;
    this.alsoBusiness = alsoBusiness;
  }

  /**
   * Takes {@link BusinessException}, and more.
   *
   * @param alsoBusiness picks from exceptions of yours those that are business errors too
   */
  public BusinessErrors(Predicate<Throwable> alsoBusiness) {
    this(true, alsoBusiness);
  }

  /** Takes none: whatever fails is delivered again. */
  public static BusinessErrors none() {
    return NONE;
  }

  /** What to keep of the exception if it is a business error. */
  public Optional<ClientError> of(Throwable e) {
    if (!any) {
      return Optional.empty();
    }
    if (e instanceof BusinessException business) {
      return Optional.of(business.error());
    }
    return isPicked(e)
        ? Optional.of(ClientError.of(String.valueOf(e.getMessage()), Map.of()))
        : Optional.empty();
  }

  private boolean isPicked(Throwable e) {
    try {
      return alsoBusiness.test(e);
    } catch (RuntimeException notTold) { // What matters is the failure that it was asked about.
      e.addSuppressed(notTold);
      return false;
    }
  }

  /**
   * What becomes of a delivery whose handling ended so: a failure that is a business error is one,
   * and where none are taken, a business error is a failure.
   */
  public Outcome settle(Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry && retry.cause() != null) {
      return of(retry.cause()).<Outcome>map(Outcome.BusinessError::new).orElse(outcome);
    } else if (outcome instanceof Outcome.BusinessError business && !any) {
      return Outcome.failed(
          new BusinessException(business.error().message(), business.error().details()));
    }
    return outcome;
  }
}
