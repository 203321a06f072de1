package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.ClientError;
import org.jspecify.annotations.Nullable;

/** What the outcome of a handler means for its message's row. */
sealed interface Verdict {

  /** Longer texts of errors are cut. */
  int MOST_OF_AN_ERROR = 4_000;

  /** The message is processed. */
  record Success() implements Verdict {}

  /** The message is processed, but what its handler wrote is undone, and a human must look. */
  record BusinessError(ClientError error) implements Verdict {}

  /**
   * The message is not processed.
   *
   * @param error what failed; null when nothing did
   * @param outcome what the host is told
   */
  record NotProcessed(@Nullable String error, Outcome outcome) implements Verdict {}

  /**
   * Reaches verdicts.
   *
   * @param businessErrors tells business errors from failures
   * @param groups whether business errors hold their FIFO group back
   */
  record Judge(BusinessErrors businessErrors, FifoGroups groups) {

    Verdict of(Delivery delivery, Outcome outcome) {
      Throwable cause = outcome instanceof Outcome.Retry retry ? retry.cause() : null;
      ClientError error = error(outcome, cause);
      if (error != null) {
        return groups.holdBack(delivery)
            ? new NotProcessed(cut(error.message()), heldBack(error, cause))
            : new BusinessError(error);
      } else if (outcome.isAcknowledged()) {
        return new Success();
      }
      return new NotProcessed(cause == null ? null : cut(cause.toString()), outcome);
    }

    private @Nullable ClientError error(Outcome outcome, @Nullable Throwable cause) {
      if (outcome instanceof Outcome.BusinessError business) {
        return business.error();
      }
      return cause == null ? null : businessErrors.of(cause).orElse(null);
    }

    private static Outcome heldBack(ClientError error, @Nullable Throwable cause) {
      return Outcome.failed(
          cause == null ? new BusinessException(error.message(), error.details()) : cause);
    }
  }

  static String cut(String text) {
    if (text.length() <= MOST_OF_AN_ERROR) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(MOST_OF_AN_ERROR - 1));
    return text.substring(0, MOST_OF_AN_ERROR - (splits ? 1 : 0));
  }
}
