package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/** What is remembered of migrations cannot be read or written. */
public final class VersionStoreException extends MigrationException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which store, what is wrong with it, and what to do about it
   * @param cause the failure underneath, if there is one
   */
  public VersionStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
