package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one statement that makes rows, which leaves a row alone that is there already. */
final class Insertion {

  private static final String SQL =
      """
      INSERT INTO {table} (
        consumer, uuid, kind, type, publisher, version, data, data_changed, request_id,
        subject_type, subject_uuid, subject_extra, object_type, object_uuid, object_extra,
        queue, group_id, attempts, sent_at, received_at, processed_at)
      VALUES (
        ?, ?, ?, ?, ?, ?, {json}, ?, ?,
        ?, ?, {json}, ?, ?, {json},
        ?, ?, ?, ?, ?, ?)
      {unless present}""";

  private final Dialect dialect;
  private final String sql;

  Insertion(Layout layout) {
    this.dialect = layout.dialect();
    this.sql = layout.sql(SQL);
  }

  String sql() {
    return sql;
  }

  /** As handled with success at the first attempt. */
  void bindProcessed(PreparedStatement statement, Entry entry, Instant now) throws SQLException {
    bind(statement, entry, 1, now, now);
  }

  /** As not handled yet. */
  void bindUnprocessed(PreparedStatement statement, Entry entry, Instant now) throws SQLException {
    bind(statement, entry, 0, now, null);
  }

  private void bind(
      PreparedStatement statement,
      Entry entry,
      int attempts,
      Instant receivedAt,
      @Nullable Instant processedAt)
      throws SQLException {
    Message message = entry.message();
    statement.setString(1, entry.key().consumer());
    dialect.setUuid(statement, 2, entry.key().uuid());
    statement.setString(3, message.kind().word());
    dialect.setText(statement, 4, message.type());
    dialect.setText(statement, 5, message.publisher());
    statement.setInt(6, message.version());
    dialect.setJson(statement, 7, entry.data());
    statement.setBoolean(8, entry.dataChanged());
    dialect.setUuid(statement, 9, message.requestId());
    bindEntity(statement, 10, message.subject());
    bindEntity(statement, 13, message.object());
    statement.setString(16, entry.delivery().queue());
    statement.setString(17, entry.delivery().groupId());
    statement.setInt(18, attempts);
    dialect.setTime(statement, 19, message.sentAt().toInstant());
    dialect.setTime(statement, 20, receivedAt);
    dialect.setTime(statement, 21, processedAt);
  }

  private void bindEntity(PreparedStatement statement, int at, @Nullable EntityRef entity)
      throws SQLException {
    dialect.setText(statement, at, entity == null ? null : entity.type());
    dialect.setUuid(statement, at + 1, entity == null ? null : entity.uuid());
    dialect.setJson(statement, at + 2, entity == null ? null : extra(entity));
  }

  private static @Nullable String extra(EntityRef entity) {
    return entity.extra().isEmpty() ? null : MessageCodec.encodeTree(entity.extra());
  }
}
