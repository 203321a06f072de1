package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.DatabaseAddress;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the table when an inbox starts: whether it has all columns, and what its key is. One
 * that is shared with Ruby has the uuid as its key, and serves the one consumer that is written
 * down for it.
 */
final class TableCheck {

  private static final String COLUMNS =
      """
      SELECT consumer, uuid, data_changed, handled_ms, lease_epoch, leased_until, resolution
      FROM {table} WHERE 1 = 0""";

  private static final String REGISTER =
      """
      INSERT INTO {consumers} (table_name, consumer) VALUES (?, ?) {unless present}""";

  private static final String REGISTERED =
      """
      SELECT consumer FROM {consumers} WHERE table_name = ?""";

  private final Connection connection;
  private final Dialect dialect;
  private final String table;

  TableCheck(Connection connection, Dialect dialect, String table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /**
   * The layout of the table.
   *
   * @param consumer the one consumer; null when each queue is one
   * @param consumers the table that names the consumers of shared tables
   * @throws InboxException if the table cannot be used, or not by this consumer
   */
  Layout layout(@Nullable String consumer, String consumers) throws SQLException {
    checkColumns();
    Map<String, Set<String>> keys = keys();
    boolean shared = keys.containsValue(Set.of("uuid"));
    if (!shared && !keys.containsValue(Set.of("uuid", "consumer"))) {
      throw new InboxException(
          "The inbox's table " + table + " needs a key of (uuid, consumer), or of uuid alone",
          null);
    }
    if (shared) {
      checkConsumer(consumer, consumers);
    }
    return new Layout(table, dialect, shared);
  }

  private void checkColumns() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(COLUMNS.replace("{table}", table)).close();
    } catch (SQLException e) {
      throw new InboxException(problem(e, DatabaseAddress.of(connection)), e);
    }
  }

  private String problem(SQLException e, DatabaseAddress database) {
    if (SqlErrors.isMissingTable(e)) {
      return "There is no table "
          + table
          + " in "
          + database
          + ": run the script of InboxSchema, which 'lariat inbox schema' prints";
    } else if (SqlErrors.isMissingColumn(e)) {
      return "The inbox's table "
          + table
          + " in "
          + database
          + " lacks columns: run a script of InboxSchema; one that is shared with Ruby is "
          + JdbcInbox.TABLE_SHARED_WITH_RUBY
          + " ("
          + SqlErrors.text(e)
          + ")";
    }
    return "The inbox's table "
        + table
        + " in "
        + database
        + " cannot be read: "
        + SqlErrors.text(e);
  }

  private Map<String, Set<String>> keys() throws SQLException {
    Map<String, Set<String>> here = keys(schema());
    return here.isEmpty() ? keys(null) : here;
  }

  /** The columns of each unique index, by the index's name. */
  private Map<String, Set<String>> keys(@Nullable String schema) throws SQLException {
    String name = table.substring(table.indexOf('.') + 1);
    Map<String, Set<String>> keys = new HashMap<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getIndexInfo(connection.getCatalog(), schema, stored(name), true, true)) {
      while (row.next()) {
        String index = row.getString("INDEX_NAME");
        String column = row.getString("COLUMN_NAME");
        if (index != null && column != null) {
          keys.computeIfAbsent(index, key -> new HashSet<>()).add(column.toLowerCase(Locale.ROOT));
        }
      }
    }
    return keys;
  }

  private @Nullable String schema() throws SQLException {
    int dot = table.indexOf('.');
    return dot < 0 ? connection.getSchema() : stored(table.substring(0, dot));
  }

  /** As the database spells it: unquoted names are kept in upper case by some, lower by others. */
  private String stored(String name) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    if (database.storesUpperCaseIdentifiers()) {
      return name.toUpperCase(Locale.ROOT);
    }
    return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
  }

  private void checkConsumer(@Nullable String consumer, String consumers) throws SQLException {
    if (consumer == null) {
      throw new InboxException(
          "The inbox's table "
              + table
              + " is keyed by uuid alone and serves one consumer: name it with consumer(…)",
          null);
    }
    String registered = register(consumer, consumers);
    if (!registered.equals(consumer)) {
      throw new InboxException(
          "The inbox's table "
              + table
              + " is keyed by uuid alone and serves the consumer '"
              + registered
              + "', not also '"
              + consumer
              + "': give that one a table of its own",
          null);
    }
  }

  /** Of several that start at the same time, one is written down for all to see. */
  private String register(String consumer, String consumers) throws SQLException {
    String before = registered(consumers);
    if (before != null) {
      return before;
    }
    String insert =
        REGISTER
            .replace("{consumers}", consumers)
            .replace("{unless present}", dialect.unlessPresent("table_name"));
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, table);
      statement.setString(2, consumer);
      statement.executeUpdate();
    }
    return Objects.requireNonNull(registered(consumers));
  }

  private @Nullable String registered(String consumers) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(REGISTERED.replace("{consumers}", consumers))) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }
}
