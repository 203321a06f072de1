package dev.cyclonelariat.jdbc;

import dev.cyclonelariat.LariatException;

/** A database is none that is supported, or is not set up as it must be. */
public final class DatabaseException extends LariatException {

  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }
}
