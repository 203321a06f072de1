package dev.cyclonelariat.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
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
      if (e.getCause() instanceof SQLException refused) {
        throw new OutboxException(remedy(table, tables.dialect(), refused), e);
      }
      throw e;
    }
  }

  private static String remedy(String table, Dialect dialect, SQLException refused) {
    if (SqlErrors.isMissingTable(refused)) {
      return "There is no table "
          + table
          + ": make the outbox's tables with OutboxSchema.create, or with the script that"
          + " 'lariat outbox schema --database "
          + dialect.id()
          + "' prints";
    } else if (SqlErrors.isMissingColumn(refused)) {
      return "The outbox's table "
          + table
          + " lacks columns: one of the Ruby gem is upgraded by OutboxSchema.upgradeScript, which"
          + " 'lariat outbox schema --from-gem' prints too ("
          + SqlErrors.text(refused)
          + ")";
    }
    return "The outbox's table " + table + " cannot be read: " + SqlErrors.text(refused);
  }

  private static boolean run(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(query);
    }
  }
}
