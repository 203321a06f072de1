package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
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
   */
  record Judge(BusinessErrors businessErrors) {

    Verdict of(Outcome outcome) {
      Outcome settled = businessErrors.settle(outcome);
      if (settled instanceof Outcome.BusinessError business) {
        return new BusinessError(business.error());
      } else if (settled instanceof Outcome.Retry retry) {
        Throwable cause = retry.cause();
        return new NotProcessed(cause == null ? null : cut(cause.toString()), settled);
      }
      return new Success();
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
