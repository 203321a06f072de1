package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Bounds how long some statements of a transaction wait for rows that other transactions hold. All
 * other statements keep what the connection is set to. Thread-safe.
 */
public final class LockWait {

  private static final String SETTING = "set_config('lock_timeout', '%s', true)";

  private final Dialect dialect;
  private final String bounded;
  private final String usual;
  private final String boundedFirst;
  private final String usualAtLast;

  private LockWait(Dialect dialect, String bounded, String usual) {
    this.dialect = dialect;
    this.bounded = dialect.setLockWait(bounded);
    this.usual = dialect.setLockWait(usual);
    this.boundedFirst = "CASE WHEN " + SETTING.formatted(bounded) + " = '' THEN NULL ELSE ? END";
    this.usualAtLast =
        "\nRETURNING " + SETTING.formatted(usual) + ", " + TransactionMark.EXPRESSION;
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
      return new LockWait(dialect, dialect.lockWait(longest), row.getString(1));
    }
  }

  /**
   * A statement to be run within {@link #bound}. PostgreSQL sets and resets the wait in the same
   * round trip, so the statement's result is not the first one: see {@link Results}.
   */
  public String around(String sql) {
    return travelsAlong() ? bounded + ";\n" + sql + ";\n" + usual : sql;
  }

  /**
   * An INSERT of one row, to be run within {@link #bound}, by {@link #inserted}. PostgreSQL sets
   * the wait in the same statement, before the row is there, and resets it in its RETURNING clause,
   * which also marks the transaction: no statement more for each message.
   *
   * @param sql its first parameter is a text
   */
  public String aroundInsert(String sql) {
    return travelsAlong() ? sql.replaceFirst("\\?", boundedFirst) + usualAtLast : sql;
  }

  /**
   * Runs what was made by {@link #aroundInsert}. After a row that was there already the wait stays
   * bounded, until other bounded statements of the transaction end.
   *
   * @return whether it has inserted the row
   */
  public boolean inserted(PreparedStatement insert) throws SQLException {
    if (!travelsAlong()) {
      return insert.executeUpdate() == 1;
    }
    try (ResultSet row = insert.executeQuery()) {
      return row.next();
    }
  }

  /** Runs statements that were made by {@link #around} and {@link #aroundInsert}. */
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
