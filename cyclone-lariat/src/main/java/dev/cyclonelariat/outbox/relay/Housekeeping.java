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
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a relay does now and then, beside its claims: counts the backlog, deletes old history.
 * Thread-safe.
 */
final class Housekeeping {

  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);

  /** Counting reads the whole table: at most the hundredth part of the time goes into it. */
  private static final int SHARE = 100;

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
  private final ReentrantLock turn = new ReentrantLock();
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

  /** Of several threads one does it; the others go on. */
  void whenDue() {
    if (!turn.tryLock()) {
      return;
    }
    try {
      if (!clock.instant().isBefore(nextCount)) {
        count();
      }
      if (parts.settings().history() != null && !clock.instant().isBefore(nextPurge)) {
        nextPurge = clock.instant().plus(BETWEEN_PURGES);
        while (tables.run(this::purge) == STEP) {
          // As long as there is a whole step of old rows, there may be another.
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void count() {
    Instant began = clock.instant();
    nextCount = began.plus(BETWEEN_COUNTS);
    OutboxStats stats = store.stats();
    Instant ended = clock.instant();
    Duration pause = Duration.between(began, ended).multipliedBy(SHARE);
    nextCount = ended.plus(pause.compareTo(BETWEEN_COUNTS) > 0 ? pause : BETWEEN_COUNTS);
    backlog = stats.backlog();
    oldest = stats.oldest() == null ? Duration.ZERO : stats.oldest();
    parts.metrics().backlog(backlog, oldest);
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
