package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rows of the outbox's tables. */
record OutboxRows(Dialect dialect) {

  /** What {@link #read} reads first, in its order; state and time follow. */
  static final String COLUMNS =
      """
      id, lane, uuid, service, resource, deduplication_id, group_id, serialized_message,
      attributes, sending_error, attempts, created_at""";

  /** The column that makes some rows large. */
  static final String LARGE = "serialized_message";

  /** An entry and its lane. */
  record Row(String lane, OutboxEntry entry) {}

  Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString(2),
        new OutboxEntry(
            row.getLong(1),
            encoded(row),
            State.valueOf(row.getString(13)),
            row.getInt(11),
            row.getString(10),
            Objects.requireNonNull(dialect.time(row, 12)),
            Objects.requireNonNull(dialect.time(row, 14))));
  }

  private EncodedMessage encoded(ResultSet row) throws SQLException {
    return new EncodedMessage(
        Objects.requireNonNull(dialect.uuid(row, 3)),
        service(row.getString(4)),
        Objects.requireNonNullElse(row.getString(5), ""),
        row.getString(8),
        row.getString(7),
        row.getString(6),
        Objects.requireNonNullElse(AttributesJson.read(row.getString(9)), Map.of()));
  }

  /** The gem sends to topics only. */
  private static Service service(@Nullable String word) {
    return word == null ? Service.SNS : Service.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
