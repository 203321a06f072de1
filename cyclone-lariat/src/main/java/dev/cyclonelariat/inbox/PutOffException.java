package dev.cyclonelariat.inbox;

import java.sql.SQLException;

/** Another delivery of the same message is still being handled: this one is not a failure. */
final class PutOffException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PutOffException(SQLException cause) {
    super(cause);
  }
}
