package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.ClientError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells business errors, which a human must mend, from failures, which pass. Thread-safe. */
public final class BusinessErrors {

  private final Predicate<Throwable> alsoBusiness;

  /**
   * Takes {@link BusinessException}, and more.
   *
   * @param alsoBusiness picks from exceptions of yours those that are business errors too
   */
  public BusinessErrors(Predicate<Throwable> alsoBusiness) {
    this.alsoBusiness = alsoBusiness;
  }

  /** What to keep of the exception if it is a business error. */
  public Optional<ClientError> of(Throwable e) {
    if (e instanceof BusinessException business) {
      return Optional.of(business.error());
    }
    return alsoBusiness.test(e)
        ? Optional.of(ClientError.of(String.valueOf(e.getMessage()), Map.of()))
        : Optional.empty();
  }
}
