package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Keyset;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and settles bodies that nobody could read. */
final class ParkedReader {

  private static final String COLUMNS =
      """
      queue, message_id, body, attributes, group_id, receive_count, reason, parked_at, resolution""";

  private static final String PAGE =
      """
      SELECT {columns} FROM {parked}
      WHERE resolution IS NULL AND parked_at >= ?
        AND (parked_at > ? OR queue > ? OR (queue = ? AND message_id > ?))
      ORDER BY parked_at, queue, message_id LIMIT ?""";

  private static final String FIND =
      """
      SELECT {columns} FROM {parked} WHERE queue = ? AND message_id = ?""";

  private static final String RESOLVE =
      """
      UPDATE {parked} SET resolution = ?
      WHERE resolution IS NULL AND queue = ? AND message_id = ?""";

  private final Database database;
  private final Dialect dialect;

  ParkedReader(Database database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  Stream<ParkedBody> stream() {
    return Keyset.stream(last -> database.run(connection -> page(connection, last)));
  }

  Optional<ParkedBody> find(String queue, String messageId) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql(FIND))) {
            statement.setString(1, queue);
            statement.setString(2, messageId);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
          }
        });
  }

  boolean resolve(String queue, String messageId, String note) {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(database.sql(RESOLVE))) {
            dialect.setText(statement, 1, note);
            statement.setString(2, queue);
            statement.setString(3, messageId);
            return statement.executeUpdate() == 1;
          }
        });
  }

  private String sql(String template) {
    return database.sql(template.replace("{columns}", COLUMNS));
  }

  private List<ParkedBody> page(Connection connection, @Nullable ParkedBody last)
      throws SQLException {
    Instant parkedAt = last == null ? Instant.EPOCH : last.parkedAt();
    try (PreparedStatement statement = connection.prepareStatement(sql(PAGE))) {
      dialect.setTime(statement, 1, parkedAt);
      dialect.setTime(statement, 2, parkedAt);
      statement.setString(3, last == null ? "" : last.queue());
      statement.setString(4, last == null ? "" : last.queue());
      statement.setString(5, last == null ? "" : last.messageId());
      statement.setInt(6, Keyset.PAGE);
      return Keyset.page(statement, "body", this::read);
    }
  }

  private ParkedBody read(ResultSet row) throws SQLException {
    Map<String, String> attributes = new HashMap<>();
    MessageCodec.decodeTree(row.getString(4))
        .forEach((name, value) -> attributes.put(name, value.toString()));
    return new ParkedBody(
        row.getString(1),
        row.getString(2),
        row.getBytes(3),
        attributes,
        row.getString(5),
        row.getInt(6),
        row.getString(7),
        Objects.requireNonNull(dialect.time(row, 8)),
        row.getString(9));
  }
}
