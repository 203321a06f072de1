package dev.cyclonelariat.inbox;

import dev.cyclonelariat.LariatException;
import org.jspecify.annotations.Nullable;

/** The inbox's database is not what it should be, or does not answer. */
public final class InboxException extends LariatException {

  private static final long serialVersionUID = 1L;

  InboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
