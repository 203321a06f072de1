package dev.cyclonelariat.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at the tables when an outbox is built: whether they are there, with all columns. */
final class TableCheck {

  private static final String MESSAGES =
      """
      SELECT id, lane, uuid, service, resource, deduplication_id, group_id, serialized_message,
        attributes, sending_error, attempts, lease_owner, lease_epoch, available_at, created_at
      FROM {messages} WHERE 1 = 0""";

  private static final String PARKED = "SELECT id, lane, parked_at FROM {parked} WHERE 1 = 0";

  private static final String HISTORY = "SELECT id, sent_at FROM {history} WHERE 1 = 0";

  private TableCheck() {}

  static void check(OutboxTables tables, boolean keepsHistory) {
    check(tables, MESSAGES, tables.messages());
    check(tables, PARKED, tables.parked());
    if (keepsHistory) {
      check(tables, HISTORY, tables.history());
    }
  }

  private static void check(OutboxTables tables, String query, String table) {
    try {
      tables.run(connection -> run(connection, tables.sql(query)));
    } catch (LariatException e) {
      throw new OutboxException(
          "The outbox's table "
              + table
              + " does not exist, or lacks columns: run a script of OutboxSchema ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static boolean run(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(query);
    }
  }
}
