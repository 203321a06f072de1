package dev.cyclonelariat.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What differs between the databases an inbox can live in. */
public enum Dialect {
  /** PostgreSQL 12 and later. */
  POSTGRESQL("CAST(? AS json)") {
    @Override
    boolean isLockTimeout(SQLException e) {
      return "55P03".equals(e.getSQLState());
    }

    @Override
    String limitWaiting(long millis) {
      return "SET LOCAL lock_timeout = " + millis;
    }
  },

  /** H2 2.x with {@code MODE=PostgreSQL}; a file database also needs {@code WRITE_DELAY=0}. */
  H2("? FORMAT JSON") {
    @Override
    boolean isLockTimeout(SQLException e) {
      // LOCK_TIMEOUT_1, also for an insert that meets the uncommitted row of another.
      return e.getErrorCode() == 50200;
    }

    @Override
    String limitWaiting(long millis) {
      return "SET LOCK_TIMEOUT " + millis;
    }

    // After an insert that met a duplicate, sessions that wait for a row lock of its transaction
    // spin without end or time-out (seen in 2.3.232, 2.4.240 and 2.5.252).
    @Override
    boolean looksBeforeInsert() {
      return true;
    }

    @Override
    void check(Connection connection) throws SQLException {
      if (!setting(connection, "MODE").equalsIgnoreCase("PostgreSQL")) {
        throw new InboxException(
            "The inbox needs H2 in the mode of PostgreSQL: add ;MODE=PostgreSQL;WRITE_DELAY=0 to"
                + " the JDBC URL",
            null);
      }
    }
  };

  private final String jsonParameter;

  Dialect(String jsonParameter) {
    this.jsonParameter = jsonParameter;
  }

  /**
   * The dialect of a database.
   *
   * @throws InboxException if it is none of these, or not set up as the inbox needs it
   */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    Dialect dialect =
        switch (product) {
          case "PostgreSQL" -> POSTGRESQL;
          case "H2" -> H2;
          default ->
              throw new InboxException(
                  "The inbox does not know the database '" + product + "': use PostgreSQL or H2",
                  null);
        };
    dialect.check(connection);
    return dialect;
  }

  /** {@code postgresql} or {@code h2}, as in the names of table scripts. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a text is handed to a JSON column. */
  String jsonParameter() {
    return jsonParameter;
  }

  /** Whether a statement gave up waiting for another transaction. */
  abstract boolean isLockTimeout(SQLException e);

  /** Bounds how long statements of this transaction wait for other transactions. */
  abstract String limitWaiting(long millis);

  /** Whether inserting a row that exists does harm, so that it must be looked for first. */
  boolean looksBeforeInsert() {
    return false;
  }

  void check(Connection connection) throws SQLException {
    // PostgreSQL needs no settings of its own.
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT setting_value FROM information_schema.settings WHERE setting_name = '"
                    + name
                    + "'")) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
