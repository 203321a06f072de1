package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxStats;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What a relay does now and then: counts the backlog, deletes old history. */
final class Housekeeping {

  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);
  private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
  private static final int STEP = 500;

  private static final String OLD =
      """
      SELECT sent_at, id FROM {history} WHERE sent_at < {now + ms}
      ORDER BY sent_at, id LIMIT ? FOR UPDATE SKIP LOCKED""";

  private static final String DELETE = "DELETE FROM {history} WHERE sent_at = ? AND id = ?";

  private final RelayParts parts;
  private final OutboxTables tables;
  private final OutboxStore store;
  private final Clock clock;
  private Instant nextCount = Instant.MIN;
  private Instant nextPurge = Instant.MIN;
  private volatile long backlog;
  private volatile Duration oldest = Duration.ZERO;

  Housekeeping(RelayParts parts) {
    this.parts = parts;
    this.tables = parts.tables();
    this.store = OutboxStore.of(tables);
    this.clock = parts.clock();
  }

  long backlog() {
    return backlog;
  }

  Duration oldest() {
    return oldest;
  }

  /** One thread at a time. */
  void whenDue() {
    Instant now = clock.instant();
    if (!now.isBefore(nextCount)) {
      nextCount = now.plus(BETWEEN_COUNTS);
      OutboxStats stats = store.stats();
      backlog = stats.backlog();
      oldest = stats.oldest() == null ? Duration.ZERO : stats.oldest();
      parts.metrics().backlog(backlog, oldest);
    }
    if (parts.settings().history() != null && !now.isBefore(nextPurge)) {
      nextPurge = now.plus(BETWEEN_PURGES);
      while (tables.run(this::purge) == STEP) {
        // As long as there is a whole step of old rows, there may be another.
      }
    }
  }

  private int purge(Connection connection) throws SQLException {
    Dialect dialect = tables.dialect();
    Duration retention = Objects.requireNonNull(parts.settings().history());
    int found = 0;
    try (PreparedStatement old = connection.prepareStatement(tables.sql(OLD));
        PreparedStatement delete = connection.prepareStatement(tables.sql(DELETE))) {
      old.setLong(1, parts.timeShift().getAsLong() - retention.toMillis());
      old.setInt(2, STEP);
      try (ResultSet row = old.executeQuery()) {
        while (row.next()) {
          dialect.setTime(delete, 1, dialect.time(row, 1));
          delete.setLong(2, row.getLong(2));
          delete.addBatch();
          found++;
        }
      }
      if (found > 0) {
        delete.executeBatch();
      }
    }
    return found;
  }
}
