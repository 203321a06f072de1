package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between the databases that messages can be stored in. */
public enum Dialect implements ColumnValues {
  /** PostgreSQL 12 and later. */
  POSTGRESQL {
    @Override
    public boolean isLockTimeout(SQLException e) {
      return "55P03".equals(e.getSQLState());
    }

    @Override
    public String millisFromNow() {
      return "clock_timestamp() + ? * interval '1 millisecond'";
    }

    @Override
    public String now() {
      return "clock_timestamp()";
    }

    @Override
    String showLockWait() {
      return "SHOW lock_timeout";
    }

    @Override
    String setLockWait(String wait) {
      return "SET LOCAL lock_timeout = '" + wait + "'";
    }

    // Untyped, so that the column decides between json and jsonb.
    @Override
    public void setJson(PreparedStatement statement, int at, @Nullable String json)
        throws SQLException {
      statement.setObject(at, json, Types.OTHER);
    }
  },

  /** MySQL 8 (not tested) and MariaDB 10.6 and later. UUIDs are text, times are UTC. */
  MYSQL {
    @Override
    public boolean isLockTimeout(SQLException e) {
      return e.getErrorCode() == 1205;
    }

    // ER_TRUNCATED_WRONG_VALUE, ER_DATA_TOO_LONG, ER_INVALID_JSON_TEXT, and MariaDB's
    // ER_CONSTRAINT_FAILED, which is how its JSON columns refuse a text. Whatever the SQLState.
    private static final Set<Integer> REFUSALS = Set.of(1292, 1406, 3140, 4025);

    @Override
    public boolean refusesValue(SQLException e) {
      return REFUSALS.contains(e.getErrorCode()) || super.refusesValue(e);
    }

    @Override
    public String millisFromNow() {
      return "TIMESTAMPADD(MICROSECOND, 1000 * ?, UTC_TIMESTAMP(6))";
    }

    @Override
    public String now() {
      return "UTC_TIMESTAMP(6)";
    }

    @Override
    String showLockWait() {
      return "SELECT @@innodb_lock_wait_timeout";
    }

    @Override
    String setLockWait(String wait) {
      return "SET innodb_lock_wait_timeout = " + wait;
    }

    @Override
    String lockWait(Duration wait) {
      return Long.toString(Math.max(1, wait.toSeconds()));
    }

    // INSERT IGNORE would swallow other errors too.
    @Override
    public String unlessPresent(String keyColumn) {
      return "ON DUPLICATE KEY UPDATE " + keyColumn + " = " + keyColumn;
    }

    // Whether 0 or 1 stands for a row that was there depends on the connection's flags.
    @Override
    public boolean tellsWhetherInserted() {
      return false;
    }

    @Override
    public void setUuid(PreparedStatement statement, int at, @Nullable UUID uuid)
        throws SQLException {
      statement.setString(at, uuid == null ? null : uuid.toString());
    }

    // Of years with a sign the drivers make others.
    @Override
    public void setTime(PreparedStatement statement, int at, @Nullable Instant time)
        throws SQLException {
      LocalDateTime utc = time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
      if (utc != null && (utc.getYear() < 0 || utc.getYear() > 9999)) {
        throw new SQLDataException("No datetime of MySQL: " + utc, "22008");
      }
      statement.setObject(at, utc);
    }

    @Override
    public @Nullable Instant time(ResultSet row, int column) throws SQLException {
      LocalDateTime time = row.getObject(column, LocalDateTime.class);
      return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
  },

  /** H2 2.x with {@code MODE=PostgreSQL}; a file database also needs {@code WRITE_DELAY=0}. */
  H2 {
    @Override
    public boolean isLockTimeout(SQLException e) {
      // LOCK_TIMEOUT_1, also for an insert that meets the uncommitted row of another.
      return e.getErrorCode() == 50200;
    }

    @Override
    public String millisFromNow() {
      return "DATEADD('MILLISECOND', ?, CURRENT_TIMESTAMP)";
    }

    @Override
    String showLockWait() {
      return "SELECT LOCK_TIMEOUT()";
    }

    @Override
    String setLockWait(String wait) {
      return "SET LOCK_TIMEOUT " + wait;
    }

    // After an insert that met a duplicate, sessions that wait for a row lock of its transaction
    // spin without end or time-out (seen in 2.3.232, 2.4.240 and 2.5.252).
    @Override
    public boolean looksBeforeInsert() {
      return true;
    }

    @Override
    public String jsonParameter() {
      return "? FORMAT JSON";
    }

    @Override
    void check(Connection connection) throws SQLException {
      if (!mode(connection).equalsIgnoreCase("PostgreSQL")) {
        throw new DatabaseException(
            "H2 is used in the mode of PostgreSQL: add ;MODE=PostgreSQL;WRITE_DELAY=0 to the JDBC"
                + " URL");
      }
    }

    private String mode(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT setting_value FROM information_schema.settings"
                      + " WHERE setting_name = 'MODE'")) {
        return row.next() ? row.getString(1) : "";
      }
    }
  };

  /**
   * The dialect of a database.
   *
   * @throws DatabaseException if it is none of these, or not set up as it must be
   */
  public static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    Dialect dialect =
        switch (product) {
          case "PostgreSQL" -> POSTGRESQL;
          case "MySQL", "MariaDB" -> MYSQL;
          case "H2" -> H2;
          default ->
              throw new DatabaseException(
                  "The database '"
                      + product
                      + "' is not supported: use PostgreSQL, MySQL, MariaDB or H2");
        };
    dialect.check(connection);
    return dialect;
  }

  /** {@code postgresql}, {@code mysql} or {@code h2}, as in the names of table scripts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a statement gave up waiting for another transaction. */
  public abstract boolean isLockTimeout(SQLException e);

  /** Whether a statement can never succeed, because a column does not take a value of it. */
  public boolean refusesValue(SQLException e) {
    String state = e.getSQLState(); // Class 22 are data exceptions.
    return state != null && state.startsWith("22");
  }

  /** The time of the database, as an expression: processes of several hosts share it. */
  public String now() {
    return "CURRENT_TIMESTAMP";
  }

  /** The time of the database that lies a parameter's milliseconds ahead, as an expression. */
  public abstract String millisFromNow();

  /**
   * What follows an INSERT so that it leaves a row alone that is there already.
   *
   * @param keyColumn a column of the key
   */
  public String unlessPresent(String keyColumn) {
    return "ON CONFLICT DO NOTHING";
  }

  /** Whether such an INSERT's count is 1 for a new row and 0 for one that was there. */
  public boolean tellsWhetherInserted() {
    return true;
  }

  /** Whether such an INSERT of a row that exists does harm, so that it must be looked for first. */
  public boolean looksBeforeInsert() {
    return false;
  }

  /** How a text is handed to a JSON column. */
  public String jsonParameter() {
    return "?";
  }

  abstract String showLockWait();

  abstract String setLockWait(String wait);

  String lockWait(Duration wait) {
    return Long.toString(wait.toMillis());
  }

  void check(Connection connection) throws SQLException {
    // Most need no settings of their own.
  }
}
