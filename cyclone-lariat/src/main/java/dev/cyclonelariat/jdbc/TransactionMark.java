package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/**
 * A mark that PostgreSQL forgets when its transaction ends: a setting local to it. Looked at in the
 * round trip that commits, it says at next to no cost whether that transaction is still open, and
 * not another that the connection has begun since.
 */
public final class TransactionMark {

  /** Marks the transaction, as an expression. */
  public static final String EXPRESSION = "set_config('lariat.marked', 'true', true)";

  // An error keeps the second statement from running.
  private static final String COMMIT_IF_MARKED =
      "SELECT current_setting('lariat.marked')::boolean;\nCOMMIT";

  // Empty where an earlier transaction was marked, not known where none was.
  private static final Set<String> NO_MARK = Set.of("22P02", "42704");

  private TransactionMark() {}

  /** Whether transactions of such a database can be marked. */
  public static boolean isKnownTo(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL;
  }

  /**
   * Commits the transaction if it is marked.
   *
   * @return false, and nothing is committed, if it is not
   */
  public static boolean commitIfMarked(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COMMIT_IF_MARKED)) {
      statement.execute();
      return true;
    } catch (SQLException e) {
      if (NO_MARK.contains(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }
}
