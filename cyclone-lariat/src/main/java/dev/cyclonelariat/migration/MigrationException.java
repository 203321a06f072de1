package dev.cyclonelariat.migration;

import dev.cyclonelariat.LariatException;
import org.jspecify.annotations.Nullable;

/** A migration is not as it must be, or could not be applied. */
public class MigrationException extends LariatException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which migration or resource, what is wrong with it, and what to do about it
   */
  public MigrationException(String message) {
    super(message);
  }

  /**
   * @param message which migration or resource, what is wrong with it, and what to do about it
   * @param cause the failure underneath, if there is one
   */
  public MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
