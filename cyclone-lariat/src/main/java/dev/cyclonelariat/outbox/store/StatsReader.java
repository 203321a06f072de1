package dev.cyclonelariat.outbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts, which reads all of the tables. */
final class StatsReader {

  private static final long BLOCKED_MS = 10L * 365 * 24 * 3600 * 1000;

  private static final String MESSAGES =
      """
      SELECT
        SUM(CASE WHEN lease_owner IS NOT NULL OR available_at <= {now + ms} THEN 1 ELSE 0 END),
        SUM(CASE WHEN lease_owner IS NULL AND available_at > {now + ms} THEN 1 ELSE 0 END),
        COUNT(*), MIN(created_at), {now + ms}
      FROM {messages}""";

  private static final String PARKED = "SELECT COUNT(*) FROM {parked}";

  private final OutboxTables tables;

  StatsReader(OutboxTables tables) {
    this.tables = tables;
  }

  OutboxStats read() {
    return tables.run(this::read);
  }

  private OutboxStats read(Connection connection) throws SQLException {
    try (PreparedStatement messages = connection.prepareStatement(tables.sql(MESSAGES));
        PreparedStatement parked = connection.prepareStatement(tables.sql(PARKED))) {
      messages.setLong(1, 0);
      messages.setLong(2, BLOCKED_MS);
      messages.setLong(3, 0);
      try (ResultSet row = messages.executeQuery();
          ResultSet parkedRow = parked.executeQuery()) {
        row.next();
        parkedRow.next();
        long ready = row.getLong(1);
        long blocked = row.getLong(2);
        return new OutboxStats(
            ready, row.getLong(3) - ready - blocked, blocked, parkedRow.getLong(1), age(row));
      }
    }
  }

  private @Nullable Duration age(ResultSet row) throws SQLException {
    Instant oldest = tables.dialect().time(row, 4);
    Instant now = tables.dialect().time(row, 5);
    return oldest == null || now == null ? null : Duration.between(oldest, now);
  }
}
