package dev.cyclonelariat.migration.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Which tables a database has. */
enum Layout {
  /** None. */
  NONE,
  /** The Ruby gem's {@code lariat_versions}, or some of ours. */
  GEM,
  /** All of ours. */
  OURS;

  private static final String PERMISSION = "42501";

  static Layout of(Connection connection) throws SQLException {
    if (!answers(connection, "SELECT version FROM lariat_versions WHERE 1 = 0")) {
      return NONE;
    } else if (!answers(connection, "SELECT checksum FROM lariat_versions WHERE 1 = 0")) {
      return GEM;
    }
    boolean complete =
        answers(connection, "SELECT id FROM lariat_runs WHERE 1 = 0")
            && answers(connection, "SELECT run FROM lariat_steps WHERE 1 = 0")
            && answers(connection, "SELECT id FROM lariat_lock WHERE id = 1");
    return complete ? OURS : NONE;
  }

  /** Whether the tables and columns of a query exist, and it finds a row if it looks for one. */
  private static boolean answers(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return query.endsWith("1 = 0") || rows.next();
    } catch (SQLException e) {
      // Class 42 of the states: no such table, no such column.
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith("42") && !state.equals(PERMISSION)) {
        return false;
      }
      throw e;
    }
  }
}
