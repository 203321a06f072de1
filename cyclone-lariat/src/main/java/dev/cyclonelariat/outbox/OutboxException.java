package dev.cyclonelariat.outbox;

import dev.cyclonelariat.LariatException;
import org.jspecify.annotations.Nullable;

/** The outbox's database does not do what it must. */
public final class OutboxException extends LariatException {

  private static final long serialVersionUID = 1L;

  OutboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
