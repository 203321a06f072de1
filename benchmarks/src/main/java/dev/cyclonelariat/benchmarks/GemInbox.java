package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The statements of the Ruby gem on a table as its README says: find, insert, update, each
 * committed by itself, around a handler that has a transaction of its own.
 */
final class GemInbox {

  private static final String TABLE =
      """
      CREATE TABLE gem_messages (
        uuid uuid PRIMARY KEY, kind text NOT NULL, type text NOT NULL, version integer NOT NULL,
        publisher text NOT NULL, data json NOT NULL, client_error_message text,
        client_error_details json, sent_at timestamp,
        received_at timestamp NOT NULL DEFAULT current_timestamp, processed_at timestamp)""";

  private static final String FIND = "SELECT * FROM gem_messages WHERE uuid = ? LIMIT 1";

  private static final String INSERT =
      """
      INSERT INTO gem_messages (
        uuid, kind, type, publisher, data, client_error_details, version, sent_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE =
      "UPDATE gem_messages SET processed_at = now() WHERE uuid = ?";

  private final DataSource pool;

  GemInbox(BenchmarkDatabase database) throws SQLException {
    database.execute(TABLE);
    pool = database.pool();
  }

  void handle(Message message) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      find(connection, message.uuid());
      insert(connection, message);
      connection.setAutoCommit(false);
      BareInbox.effect(connection, message.uuid());
      connection.commit();
      connection.setAutoCommit(true);
      update(connection, message.uuid());
    }
  }

  private static void find(Connection connection, UUID uuid) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setObject(1, uuid);
      try (ResultSet row = find.executeQuery()) {
        row.next();
      }
    }
  }

  private static void insert(Connection connection, Message message) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, message.uuid());
      insert.setString(2, message.kind().word());
      insert.setString(3, message.type());
      insert.setString(4, message.publisher());
      insert.setObject(5, MessageCodec.encodeTree(message.data()), Types.OTHER);
      insert.setObject(6, "null", Types.OTHER);
      insert.setInt(7, message.version());
      insert.setObject(8, message.sentAt().toLocalDateTime());
      insert.executeUpdate();
    }
  }

  private static void update(Connection connection, UUID uuid) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setObject(1, uuid);
      update.executeUpdate();
    }
  }
}
