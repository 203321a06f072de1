package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.relay.RoundResult.Failure;
import dev.cyclonelariat.outbox.relay.RoundResult.Release;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Notes in the table what became of claimed rows, every statement behind a {@link Fence}. */
final class Settlement {

  private static final String FREE =
      """
      UPDATE {messages} SET lease_owner = NULL, available_at = {now + ms}"""
          + Fence.WHERE;

  private static final String FAIL =
      """
      UPDATE {messages}
      SET lease_owner = NULL, available_at = {now + ms}, attempts = attempts + 1, sending_error = ?"""
          + Fence.WHERE;

  private static final String PARK =
      """
      INSERT INTO {parked} (
        id, lane, uuid, service, resource, deduplication_id, group_id, serialized_message,
        attributes, sending_error, attempts, created_at, parked_at)
      SELECT id, lane, uuid, service, resource, deduplication_id, group_id, serialized_message,
        attributes, ?, attempts + 1, created_at, {now + ms}
      FROM {messages}"""
          + Fence.WHERE;

  private static final String KEEP =
      """
      INSERT INTO {history} (
        id, uuid, service, resource, deduplication_id, group_id, serialized_message, attributes,
        created_at, sent_at)
      SELECT id, uuid, service, resource, deduplication_id, group_id, serialized_message,
        attributes, created_at, {now + ms}
      FROM {messages}"""
          + Fence.WHERE;

  /** A row that waits for a human waits for a hundred years. */
  private static final Duration BLOCKED = Duration.ofDays(36_525);

  private final OutboxTables tables;
  private final Dialect dialect;
  private final RelaySettings settings;
  private final Backoff backoff;
  private final LongSupplier timeShift;
  private final LowWaterMark mark;
  private final Fence fence;
  private final Deletion deletion;

  Settlement(RelayParts parts, LowWaterMark mark) {
    this.tables = parts.tables();
    this.dialect = tables.dialect();
    this.settings = parts.settings();
    this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff());
    this.timeShift = parts.timeShift();
    this.mark = mark;
    this.fence = new Fence(dialect);
    this.deletion = new Deletion(tables);
  }

  /**
   * Notes what was sent, and what is to be sent again, in one transaction.
   *
   * @return how many rows were no longer ours
   * @throws dev.cyclonelariat.LariatException if the database does not answer
   */
  int settle(Lease lease, RoundResult result) {
    int lost = tables.run(connection -> settle(connection, lease, result));
    result.released().forEach(release -> mark.released(release.entry()));
    return lost + result.lost().size();
  }

  /**
   * Notes what failed, by itself: if that cannot be noted, what was sent is noted all the same, and
   * not sent again.
   *
   * @return how many rows were no longer ours
   * @throws dev.cyclonelariat.LariatException if the database does not answer, or refuses
   */
  int fail(Lease lease, List<Failure> failures) {
    if (failures.isEmpty()) {
      return 0;
    }
    int noted = tables.run(connection -> fail(connection, lease, failures));
    failures.forEach(failure -> mark.released(failure.entry()));
    return failures.size() - noted;
  }

  private int fail(Connection connection, Lease lease, List<Failure> failures) throws SQLException {
    begin(connection);
    int noted = 0;
    for (Failure failure : failures) {
      noted += fail(connection, lease, failure);
    }
    return noted;
  }

  private void begin(Connection connection) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      RelaySession.begin(connection);
    }
  }

  private int settle(Connection connection, Lease lease, RoundResult result) throws SQLException {
    int settled = delete(connection, lease, result.sent());
    settled += release(connection, lease, result.released());
    return result.sent().size() + result.released().size() - settled;
  }

  /** Gives rows back at once. */
  void release(Lease lease, List<ClaimedEntry> entries) {
    List<Release> releases =
        entries.stream().map(entry -> new Release(entry, Duration.ZERO)).toList();
    tables.run(connection -> release(connection, lease, releases));
    entries.forEach(mark::released);
  }

  /** What becomes of a row after one more failure. */
  Fate fate(ClaimedEntry entry) {
    if (entry.attempts() + 1 < settings.maxAttempts()) {
      return Fate.AGAIN;
    }
    return settings.onExhausted() == OnExhausted.BLOCK_GROUP && !entry.lane().isEmpty()
        ? Fate.BLOCKED
        : Fate.PARKED;
  }

  /** What becomes of a row that failed. */
  enum Fate {
    AGAIN,
    BLOCKED,
    PARKED
  }

  private int delete(Connection connection, Lease lease, List<ClaimedEntry> sent)
      throws SQLException {
    if (sent.isEmpty()) {
      return 0;
    }
    if (settings.history() != null) {
      begin(connection);
      keep(connection, lease, sent);
    }
    return deletion.delete(connection, lease, sent);
  }

  private void keep(Connection connection, Lease lease, List<ClaimedEntry> sent)
      throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(tables.sql(KEEP))) {
      for (ClaimedEntry entry : sent) {
        keep.setLong(1, timeShift.getAsLong());
        fence.bind(keep, 2, lease, entry);
        if (dialect == Dialect.MYSQL) {
          keep.executeUpdate(); // MariaDB's driver makes a bulk of a batch, and none of INSERT
          // SELECT.
        } else {
          keep.addBatch();
        }
      }
      if (dialect != Dialect.MYSQL) {
        keep.executeBatch();
      }
    }
  }

  private int release(Connection connection, Lease lease, List<Release> releases)
      throws SQLException {
    if (releases.isEmpty()) {
      return 0;
    }
    begin(connection);
    try (PreparedStatement free = connection.prepareStatement(tables.sql(FREE))) {
      for (Release release : releases) {
        free.setLong(1, timeShift.getAsLong() + millis(release.after()));
        fence.bind(free, 2, lease, release.entry());
        free.addBatch();
      }
      return Deletion.changed(free.executeBatch());
    }
  }

  private int fail(Connection connection, Lease lease, Failure failure) throws SQLException {
    ClaimedEntry entry = failure.entry();
    Fate fate = fate(entry);
    if (fate == Fate.PARKED) {
      try (PreparedStatement park = connection.prepareStatement(tables.sql(PARK))) {
        dialect.setText(park, 1, failure.error().getMessage());
        park.setLong(2, timeShift.getAsLong());
        fence.bind(park, 3, lease, entry);
        park.executeUpdate();
      }
      return deletion.delete(connection, lease, List.of(entry));
    }
    Duration pause = fate == Fate.BLOCKED ? BLOCKED : backoff.after(entry.attempts() + 1);
    try (PreparedStatement fail = connection.prepareStatement(tables.sql(FAIL))) {
      fail.setLong(1, timeShift.getAsLong() + pause.toMillis());
      dialect.setText(fail, 2, failure.error().getMessage());
      fence.bind(fail, 3, lease, entry);
      return fail.executeUpdate();
    }
  }

  private static long millis(Duration after) {
    return after.isZero() ? OutboxTables.AT_ONCE_MS : after.toMillis();
  }
}
