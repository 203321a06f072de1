package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Bounds how long some statements of a transaction wait for rows that other transactions hold. All
 * other statements keep what the connection is set to. Thread-safe.
 */
public final class LockWait {

  private final Dialect dialect;
  private final String bounded;
  private final String usual;

  private LockWait(Dialect dialect, String bounded, String usual) {
    this.dialect = dialect;
    this.bounded = bounded;
    this.usual = usual;
  }

  /**
   * Reads what connections are set to, once for all of them.
   *
   * @param longest the longest wait; MySQL knows whole seconds, at least one
   */
  public static LockWait of(Connection connection, Dialect dialect, Duration longest)
      throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(dialect.showLockWait())) {
      row.next();
      return new LockWait(
          dialect,
          dialect.setLockWait(dialect.lockWait(longest)),
          dialect.setLockWait(row.getString(1)));
    }
  }

  /**
   * A statement to be run within {@link #bound}. PostgreSQL sets and resets the wait in the same
   * round trip, so the statement's result is not the first one: see {@link Results}.
   */
  public String around(String sql) {
    return travelsAlong() ? bounded + ";\n" + sql + ";\n" + usual : sql;
  }

  /** Runs statements that were made by {@link #around}. */
  public <T> T bound(Connection connection, Statements<T> statements) throws SQLException {
    return travelsAlong() ? statements.run() : boundAll(connection, statements);
  }

  /** Runs any statements. */
  public <T> T boundAll(Connection connection, Statements<T> statements) throws SQLException {
    execute(connection, bounded);
    T result;
    try {
      result = statements.run();
    } catch (SQLException e) {
      reset(connection, e);
      throw e;
    }
    execute(connection, usual);
    return result;
  }

  private boolean travelsAlong() {
    return dialect == Dialect.POSTGRESQL;
  }

  /** PostgreSQL forgets the wait by itself when the transaction rolls back, as it now must. */
  private void reset(Connection connection, SQLException cause) {
    if (travelsAlong()) {
      return;
    }
    try {
      execute(connection, usual);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Statements whose waiting is bounded.
   *
   * @param <T> what they give
   */
  @FunctionalInterface
  public interface Statements<T> {

    /** Runs them. */
    T run() throws SQLException;
  }
}
