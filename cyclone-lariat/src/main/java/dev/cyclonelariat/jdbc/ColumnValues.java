package dev.cyclonelariat.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values get into columns and back: unless overridden, with types that SQL has for them. */
public interface ColumnValues {

  /** Binds a JSON text to {@link Dialect#jsonParameter()}. */
  default void setJson(PreparedStatement statement, int at, @Nullable String json)
      throws SQLException {
    statement.setString(at, json);
  }

  /** Binds a text; no database keeps the character NUL, which becomes U+FFFD. */
  default void setText(PreparedStatement statement, int at, @Nullable String text)
      throws SQLException {
    statement.setString(
        at, text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD'));
  }

  /** Binds a UUID. */
  default void setUuid(PreparedStatement statement, int at, @Nullable UUID uuid)
      throws SQLException {
    statement.setObject(at, uuid, Types.OTHER);
  }

  /** Binds a time, which is kept to the microsecond. */
  default void setTime(PreparedStatement statement, int at, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(at, time.atOffset(ZoneOffset.UTC));
    }
  }

  /** Reads a UUID. */
  default @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }

  /** Reads a time. */
  default @Nullable Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
