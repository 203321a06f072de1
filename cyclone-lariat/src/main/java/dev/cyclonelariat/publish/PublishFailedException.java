package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.resource.InvalidNameException;
import org.jspecify.annotations.Nullable;

/**
 * AWS refused the message or could not be reached. When no answer came, it may have been taken all
 * the same.
 */
public final class PublishFailedException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean retryable;
  private final boolean outage;

  PublishFailedException(Sendable prepared, AwsFailure failure, @Nullable Throwable cause) {
    super(
        "Publishing "
            + prepared.label()
            + " to "
            + prepared.address().describe()
            + " failed: "
            + failure.text(),
        cause);
    this.code = failure.code();
    this.retryable = failure.retryable();
    this.outage = cause != null && (failure.retryable() || failure.concernsAccount());
  }

  private PublishFailedException(EncodedMessage message, Throwable cause) {
    super("Publishing " + message + " failed: " + cause.getMessage(), cause);
    this.code = "NotSent";
    this.retryable = true;
    this.outage = !concernsMessage(cause);
  }

  private static boolean concernsMessage(Throwable cause) {
    return cause instanceof InvalidNameException
        || cause instanceof InvalidMessageException
        || cause instanceof IllegalArgumentException;
  }

  /**
   * No call could be made, for a reason that mostly lies with this process and not with the
   * message.
   */
  public static PublishFailedException of(EncodedMessage message, Throwable cause) {
    return new PublishFailedException(message, cause);
  }

  /** AWS's error code, such as {@code NotFound}; {@code Unreachable} when no answer came. */
  public String code() {
    return code;
  }

  /**
   * Whether AWS as a whole is away, throttles, or does not take these credentials: the whole call
   * failed, and nothing is wrong with the message.
   */
  public boolean isOutage() {
    return outage;
  }

  /** Whether the same call may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
