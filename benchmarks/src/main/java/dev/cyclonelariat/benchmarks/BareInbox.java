package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Plain JDBC, written by hand, for messages that are decoded: insert, savepoint, effect, commit.
 */
final class BareInbox {

  private static final String INSERT =
      """
      INSERT INTO inbox_messages (
        consumer, uuid, kind, type, publisher, version, data, data_changed, request_id,
        subject_type, subject_uuid, subject_extra, object_type, object_uuid, object_extra,
        queue, group_id, attempts, sent_at, received_at, processed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING""";

  private final DataSource pool;

  BareInbox(DataSource pool) {
    this.pool = pool;
  }

  void handle(Message message) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, message);
      connection.setSavepoint();
      effect(connection, message.uuid());
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  static void effect(Connection connection, UUID uuid) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO effects VALUES (?)")) {
      insert.setObject(1, uuid);
      insert.executeUpdate();
    }
  }

  private static void insert(Connection connection, Message message) throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, "mails");
      insert.setObject(2, message.uuid());
      insert.setString(3, message.kind().word());
      insert.setString(4, message.type());
      insert.setString(5, message.publisher());
      insert.setInt(6, message.version());
      insert.setObject(7, MessageCodec.encodeTree(message.data()), Types.OTHER);
      insert.setBoolean(8, false);
      insert.setObject(9, message.requestId(), Types.OTHER);
      for (int unused = 10; unused <= 15; unused++) {
        insert.setNull(unused, Types.OTHER);
      }
      insert.setString(16, "mails");
      insert.setString(17, null);
      insert.setInt(18, 1);
      insert.setObject(19, message.sentAt());
      insert.setObject(20, now);
      insert.setObject(21, now);
      insert.executeUpdate();
    }
  }
}
