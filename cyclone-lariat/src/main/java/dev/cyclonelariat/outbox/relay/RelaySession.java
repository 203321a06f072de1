package dev.cyclonelariat.outbox.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a relay's transactions on PostgreSQL are set to, in the same round trip as their first
 * statement, and for that transaction only:
 *
 * <ul>
 *   <li>plans go by the index, and are kept where they would always be the same;
 *   <li>a process that is stopped in the middle of a transaction keeps its rows from others for
 *       half a minute at most;
 *   <li>commits do not wait for the disk: if the database crashes, the last leases and deletions
 *       are forgotten, and their messages sent once more. What is committed to the outbox waits for
 *       the disk as the application says.
 * </ul>
 */
final class RelaySession {

  private static final String SETTINGS =
      """
      SELECT set_config('enable_seqscan', 'off', true),
        set_config('enable_bitmapscan', 'off', true),
        set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true),
        set_config('plan_cache_mode', '%s', true),
        set_config('idle_in_transaction_session_timeout', '30s', true),
        set_config('synchronous_commit', 'off', true);
      """;

  /**
   * Stands before a statement that can be planned in one way only. To plan it again each time takes
   * as long as to run it. It gives one row that {@link #rows} and {@link #count} leave out.
   */
  static final String ONE_PLAN = SETTINGS.formatted("force_generic_plan");

  /**
   * Stands before a statement that joins: a plan that was made while the table was empty would read
   * all of a backlog. It gives one row that {@link #rows} and {@link #count} leave out.
   */
  static final String PLAN_EACH_TIME = SETTINGS.formatted("force_custom_plan");

  private RelaySession() {}

  /** Sets them without a statement behind. */
  static void begin(Connection connection) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute(ONE_PLAN);
    }
  }

  /** The rows of the statement behind the settings. */
  static ResultSet rows(PreparedStatement statements) throws SQLException {
    statements.execute();
    statements.getMoreResults();
    return statements.getResultSet();
  }

  /** How many rows the statement behind the settings has changed. */
  static int count(PreparedStatement statements) throws SQLException {
    statements.execute();
    statements.getMoreResults();
    return statements.getUpdateCount();
  }
}
