package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.StoreState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table of messages. */
record Rows(Dialect dialect) {

  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      """
      consumer, uuid, kind, type, publisher, version, data, data_changed, request_id,
      subject_type, subject_uuid, subject_extra, object_type, object_uuid, object_extra,
      queue, group_id, attempts, handled_ms, last_error, leased_until, client_error_message,
      client_error_details, resolution, sent_at, received_at, processed_at""";

  /** The column that makes some rows large. */
  static final String LARGE = "data";

  StoredMessage read(ResultSet row) throws SQLException {
    long handled = row.getLong(19);
    Duration lasted = row.wasNull() ? null : Duration.ofMillis(handled);
    return new StoredMessage(
        message(row),
        row.getString(1),
        row.getString(16),
        row.getInt(18),
        row.getString(20),
        lasted,
        dialect.time(row, 21),
        row.getBoolean(8),
        row.getString(24));
  }

  /** When the message was sent, as fine as the row has it. */
  Instant sentAt(ResultSet row) throws SQLException {
    return Objects.requireNonNull(dialect.time(row, 25));
  }

  private Message message(ResultSet row) throws SQLException {
    Instant received = Objects.requireNonNull(dialect.time(row, 26));
    Instant sent = dialect.time(row, 25);
    MessageBuilder<Message> message =
        MessageBuilder.restore(kind(row.getString(3)), row.getString(4))
            .uuid(Objects.requireNonNull(dialect.uuid(row, 2)))
            .publisher(row.getString(5))
            .version(row.getInt(6))
            .data(tree(row.getString(7)))
            .requestId(dialect.uuid(row, 9))
            .groupId(row.getString(17))
            .sentAt(sent == null ? received : sent);
    EntityRef subject = entity(row, 10);
    EntityRef object = entity(row, 13);
    if (subject != null) {
      message.subject(subject);
    }
    if (object != null) {
      message.object(object);
    }
    return message
        .build()
        .withStoreState(new StoreState(null, clientError(row), received, dialect.time(row, 27)));
  }

  /** The gem's README has a table without it. */
  private static Kind kind(@Nullable String word) {
    return word == null ? Kind.UNKNOWN : Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private @Nullable EntityRef entity(ResultSet row, int at) throws SQLException {
    String type = row.getString(at);
    UUID uuid = dialect.uuid(row, at + 1);
    return type == null || uuid == null
        ? null
        : EntityRef.of(type, uuid).with(tree(row.getString(at + 2)));
  }

  private static @Nullable ClientError clientError(ResultSet row) throws SQLException {
    String message = row.getString(22);
    return message == null ? null : ClientError.of(message, tree(row.getString(23)));
  }

  /** Ruby processes write the JSON text null where there is nothing. */
  private static Map<String, Object> tree(@Nullable String json) {
    return json == null || json.equals("null") ? Map.of() : MessageCodec.decodeTree(json);
  }
}
