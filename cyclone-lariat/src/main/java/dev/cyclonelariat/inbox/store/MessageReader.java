package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Keyset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads messages in the order in which they were received. */
final class MessageReader {

  static final String UNPROCESSED = "processed_at IS NULL";
  static final String CLIENT_ERRORS = "client_error_message IS NOT NULL AND resolution IS NULL";
  static final String ALL = "1 = 1";

  private static final String PAGE =
      """
      SELECT {columns} FROM {table}
      WHERE {condition} AND received_at >= ?
        AND (received_at > ? OR uuid > ? OR (uuid = ? AND COALESCE(consumer, '') > ?))
      ORDER BY received_at, uuid, consumer
      LIMIT ?""";

  private static final String NEWEST =
      """
      SELECT {columns} FROM {table} WHERE {condition} ORDER BY received_at DESC LIMIT ?""";

  private static final String BY_UUID =
      """
      SELECT {columns} FROM {table} WHERE uuid = ? ORDER BY consumer""";

  private static final String BY_REQUEST =
      """
      SELECT {columns} FROM {table} WHERE request_id = ? ORDER BY sent_at, uuid, consumer""";

  private final Database database;
  private final Dialect dialect;
  private final Rows rows;

  MessageReader(Database database) {
    this.database = database;
    this.dialect = database.dialect();
    this.rows = new Rows(dialect);
  }

  /** All that meet a condition, oldest first. */
  Stream<StoredMessage> stream(String condition) {
    return stream(condition, Instant.EPOCH);
  }

  /** All that meet a condition and were received at a time or later, oldest first. */
  Stream<StoredMessage> stream(String condition, Instant from) {
    String sql = sql(PAGE).replace("{condition}", condition);
    return Keyset.stream(last -> database.run(connection -> page(connection, sql, from, last)));
  }

  /** The last that meet a condition, newest first. */
  List<StoredMessage> newest(String condition, int most) {
    return database.run(
        connection -> {
          String sql = sql(NEWEST).replace("{condition}", condition);
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, most);
            return read(statement);
          }
        });
  }

  /** The row of each consumer. */
  List<StoredMessage> find(UUID uuid) {
    return database.run(connection -> by(connection, BY_UUID, uuid));
  }

  List<StoredMessage> ofRequest(UUID requestId) {
    return database.run(connection -> by(connection, BY_REQUEST, requestId));
  }

  private String sql(String template) {
    return database.sql(template.replace("{columns}", Rows.COLUMNS));
  }

  private List<StoredMessage> by(Connection connection, String template, UUID uuid)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(template))) {
      dialect.setUuid(statement, 1, uuid);
      return read(statement);
    }
  }

  private List<StoredMessage> page(
      Connection connection, String sql, Instant from, @Nullable StoredMessage last)
      throws SQLException {
    Instant received = last == null ? from : last.message().receivedAt();
    UUID uuid = last == null ? new UUID(0, 0) : last.message().uuid();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      dialect.setTime(statement, 1, received);
      dialect.setTime(statement, 2, received);
      dialect.setUuid(statement, 3, uuid);
      dialect.setUuid(statement, 4, uuid);
      statement.setString(5, last == null ? "" : Objects.requireNonNullElse(last.consumer(), ""));
      statement.setInt(6, Keyset.PAGE);
      return Keyset.page(statement, Rows.LARGE, rows::read);
    }
  }

  private List<StoredMessage> read(PreparedStatement statement) throws SQLException {
    List<StoredMessage> messages = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        messages.add(rows.read(row));
      }
    }
    return messages;
  }
}
