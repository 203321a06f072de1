package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.internal.AwsFailure;
import org.jspecify.annotations.Nullable;

/**
 * AWS refused the message or could not be reached. When no answer came, it may have been taken all
 * the same.
 */
public final class PublishFailedException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean retryable;

  PublishFailedException(Prepared prepared, AwsFailure failure, @Nullable Throwable cause) {
    super(
        "Publishing "
            + prepared.message()
            + " to "
            + prepared.address().describe()
            + " failed: "
            + failure.text(),
        cause);
    this.code = failure.code();
    this.retryable = failure.retryable();
  }

  /** AWS's error code, such as {@code NotFound}; {@code Unreachable} when no answer came. */
  public String code() {
    return code;
  }

  /** Whether the same call may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
