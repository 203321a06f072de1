package dev.cyclonelariat.outbox;

import java.sql.Connection;

/** A database transaction that messages can be added in. */
public interface OutboxTransaction extends OutboxWriter {

  /**
   * The transaction's connection, for the application's own statements. Do not commit, roll back or
   * close it; savepoints are welcome.
   */
  Connection connection();
}
