package dev.cyclonelariat.inbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What identifies a row of the inbox.
 *
 * @param consumer who handles the message; several may, each once
 * @param uuid the message
 */
record RowKey(String consumer, UUID uuid) {

  /** Binds both, as two parameters from {@code at} on. */
  void bind(PreparedStatement statement, int at) throws SQLException {
    statement.setString(at, consumer);
    statement.setObject(at + 1, uuid);
  }
}
