package dev.cyclonelariat.migration;

import org.jspecify.annotations.Nullable;

/** A migration asks for what cannot be. It was refused before anything was touched. */
public final class InvalidMigrationException extends MigrationException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which migration and resource, what is wrong, and what to do about it
   */
  public InvalidMigrationException(String message) {
    super(message);
  }

  /**
   * @param message which migration and resource, what is wrong, and what to do about it
   * @param cause the failure underneath, if there is one
   */
  public InvalidMigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
