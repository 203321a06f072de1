package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of received messages: its statements, each a transition of one row. */
final class InboxTable {

  private static final String INSERT =
      """
      INSERT INTO {table} (
        consumer, uuid, kind, type, publisher, version, data, request_id,
        subject_type, subject_uuid, subject_extra, object_type, object_uuid, object_extra,
        queue, group_id, attempts, last_error, sent_at, received_at, processed_at)
      VALUES (?, ?, ?, ?, ?, ?, {json}, ?, ?, ?, {json}, ?, ?, {json}, ?, ?, 1, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING""";

  private static final String EXISTS =
      """
      SELECT 1 FROM {table} WHERE consumer = ? AND uuid = ?""";

  private static final String LOCK =
      """
      SELECT processed_at FROM {table} WHERE consumer = ? AND uuid = ? FOR UPDATE""";

  private static final String MARK_PROCESSED =
      """
      UPDATE {table}
      SET processed_at = ?, attempts = attempts + 1
      WHERE consumer = ? AND uuid = ?""";

  private static final String MARK_BUSINESS_ERROR =
      """
      UPDATE {table}
      SET processed_at = ?, client_error_message = ?, client_error_details = {json},
        attempts = attempts + ?
      WHERE consumer = ? AND uuid = ?""";

  private static final String MARK_FAILED =
      """
      UPDATE {table}
      SET last_error = ?, attempts = attempts + 1
      WHERE consumer = ? AND uuid = ? AND processed_at IS NULL""";

  private final Dialect dialect;
  private final Clock clock;
  private final String insert;
  private final String exists;
  private final String lock;
  private final String markProcessed;
  private final String markBusinessError;
  private final String markFailed;

  InboxTable(String name, Dialect dialect, Clock clock) {
    this.dialect = dialect;
    this.clock = clock;
    this.insert = sql(INSERT, name);
    this.exists = sql(EXISTS, name);
    this.lock = sql(LOCK, name);
    this.markProcessed = sql(MARK_PROCESSED, name);
    this.markBusinessError = sql(MARK_BUSINESS_ERROR, name);
    this.markFailed = sql(MARK_FAILED, name);
  }

  private String sql(String template, String table) {
    return template.replace("{table}", table).replace("{json}", dialect.jsonParameter());
  }

  void limitWaiting(Connection connection, long millis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.limitWaiting(millis));
    }
  }

  /**
   * Stores the message as processed, visible to others only once the transaction commits.
   *
   * @return whether this is its first row
   */
  boolean insertProcessed(Connection connection, RowKey key, HandlerContext context)
      throws SQLException {
    OffsetDateTime now = now();
    return insert(connection, key, context, null, now, now);
  }

  /**
   * Stores the message as one whose handling failed.
   *
   * @return whether this is its first row
   */
  boolean insertFailed(Connection connection, RowKey key, HandlerContext context, String error)
      throws SQLException {
    return insert(connection, key, context, error, now(), null);
  }

  /**
   * Locks the message's row.
   *
   * @return whether it is processed already; false also if there is no row any more
   */
  boolean lockAndReadProcessed(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lock)) {
      key.bind(statement, 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getObject(1) != null;
      }
    }
  }

  void markProcessed(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markProcessed)) {
      statement.setObject(1, now());
      key.bind(statement, 2);
      statement.executeUpdate();
    }
  }

  void markBusinessError(Connection connection, RowKey key, ClientError error, boolean again)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markBusinessError)) {
      statement.setObject(1, now());
      statement.setString(2, error.message());
      statement.setString(3, MessageCodec.encodeTree(error.details()));
      statement.setInt(4, again ? 1 : 0);
      key.bind(statement, 5);
      statement.executeUpdate();
    }
  }

  /** Never touches a row that is processed. */
  void markFailed(Connection connection, RowKey key, String error) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(markFailed)) {
      statement.setString(1, error);
      key.bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private boolean insert(
      Connection connection,
      RowKey key,
      HandlerContext context,
      @Nullable String error,
      OffsetDateTime receivedAt,
      @Nullable OffsetDateTime processedAt)
      throws SQLException {
    if (dialect.looksBeforeInsert() && exists(connection, key)) {
      return false;
    }
    Message message = context.message();
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      key.bind(statement, 1);
      statement.setString(3, message.kind().word());
      statement.setString(4, message.type());
      statement.setString(5, message.publisher());
      statement.setInt(6, message.version());
      statement.setString(7, MessageCodec.encodeTree(message.data()));
      bindUuid(statement, 8, message.requestId());
      bindEntity(statement, 9, message.subject());
      bindEntity(statement, 12, message.object());
      statement.setString(15, context.delivery().queue());
      statement.setString(16, context.delivery().groupId());
      statement.setString(17, error);
      statement.setObject(18, message.sentAt().withOffsetSameInstant(ZoneOffset.UTC));
      statement.setObject(19, receivedAt);
      bindTime(statement, 20, processedAt);
      return statement.executeUpdate() == 1;
    }
  }

  private boolean exists(Connection connection, RowKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(exists)) {
      key.bind(statement, 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void bindEntity(PreparedStatement statement, int at, @Nullable EntityRef entity)
      throws SQLException {
    statement.setString(at, entity == null ? null : entity.type());
    bindUuid(statement, at + 1, entity == null ? null : entity.uuid());
    statement.setString(at + 2, entity == null ? null : extra(entity));
  }

  private static @Nullable String extra(EntityRef entity) {
    return entity.extra().isEmpty() ? null : MessageCodec.encodeTree(entity.extra());
  }

  private static void bindUuid(PreparedStatement statement, int at, @Nullable UUID uuid)
      throws SQLException {
    statement.setObject(at, uuid, Types.OTHER);
  }

  private static void bindTime(PreparedStatement statement, int at, @Nullable OffsetDateTime time)
      throws SQLException {
    if (time == null) {
      statement.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(at, time);
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
  }
}
