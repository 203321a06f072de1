package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Leases on rows. Each lease has an epoch of its own, and every later statement is fenced by it, so
 * that whoever has lost a lease changes nothing. Times are the database's, which all hosts share.
 */
final class LeaseTable {

  private static final String TAKE =
      """
      UPDATE {table}
      SET lease_epoch = lease_epoch + 1, leased_until = {millis from now}, attempts = attempts + 1
      WHERE processed_at IS NULL AND (leased_until IS NULL OR leased_until <= {now}) AND {key}""";

  private static final String READ =
      """
      SELECT processed_at, lease_epoch, leased_until, {now} FROM {table} WHERE {key}""";

  private static final String REFRESH =
      """
      UPDATE {table} SET leased_until = {millis from now}
      WHERE lease_epoch = ? AND leased_until > {now} AND {key}""";

  private static final String COMPLETE =
      """
      UPDATE {table}
      SET leased_until = NULL, processed_at = ?, handled_ms = ?,
        client_error_message = ?, client_error_details = {json}
      WHERE lease_epoch = ? AND processed_at IS NULL AND {key}""";

  private static final String RELEASE =
      """
      UPDATE {table}
      SET leased_until = NULL, handled_ms = ?, last_error = COALESCE(?, last_error)
      WHERE lease_epoch = ? AND processed_at IS NULL AND {key}""";

  private final InboxTable rows;
  private final Layout layout;
  private final Dialect dialect;
  private final Clock clock;
  private final long lease;
  private final String take;
  private final String read;
  private final String refresh;
  private final String complete;
  private final String release;

  LeaseTable(InboxTable rows, Layout layout, Clock clock, Duration lease) {
    this.rows = rows;
    this.layout = layout;
    this.dialect = layout.dialect();
    this.clock = clock;
    this.lease = lease.toMillis();
    this.take = layout.sql(TAKE);
    this.read = layout.sql(READ);
    this.refresh = layout.sql(REFRESH);
    this.complete = layout.sql(COMPLETE);
    this.release = layout.sql(RELEASE);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Takes the lease on a message's row if nobody has it, and says what the row is then like. */
  Tenancy take(Connection connection, Entry entry) throws SQLException {
    if (rows.lockOrMake(connection, entry)) {
      return new Tenancy.Done();
    }
    boolean taken;
    try (PreparedStatement statement = connection.prepareStatement(take)) {
      statement.setLong(1, lease);
      layout.bindKey(statement, 2, entry.key());
      taken = statement.executeUpdate() == 1;
    }
    try (PreparedStatement statement = connection.prepareStatement(read)) {
      layout.bindKey(statement, 1, entry.key());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return taken ? new Tenancy.Ours(row.getLong(2)) : new Tenancy.Theirs(left(row));
      }
    }
  }

  private Duration left(ResultSet row) throws SQLException {
    Instant until = dialect.time(row, 3);
    Instant now = Objects.requireNonNull(dialect.time(row, 4));
    return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
  }

  /** Lets the lease begin anew, unless it has run out or is somebody else's by now. */
  boolean refresh(Connection connection, RowKey key, long epoch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(refresh)) {
      statement.setLong(1, lease);
      statement.setLong(2, epoch);
      layout.bindKey(statement, 3, key);
      return statement.executeUpdate() == 1;
    }
  }

  /** Marks the message processed, unless somebody else has taken the lease since. */
  boolean complete(
      Connection connection, RowKey key, long epoch, Duration handled, @Nullable ClientError error)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(complete)) {
      dialect.setTime(statement, 1, clock.instant());
      Layout.bindHandled(statement, 2, handled);
      dialect.setText(statement, 3, error == null ? null : error.message());
      dialect.setJson(
          statement, 4, error == null ? null : MessageCodec.encodeTree(error.details()));
      statement.setLong(5, epoch);
      layout.bindKey(statement, 6, key);
      return statement.executeUpdate() == 1;
    }
  }

  /** Gives the lease up, so that the next delivery need not wait until it runs out. */
  boolean release(
      Connection connection, RowKey key, long epoch, Duration handled, @Nullable String error)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(release)) {
      Layout.bindHandled(statement, 1, handled);
      dialect.setText(statement, 2, error);
      statement.setLong(3, epoch);
      layout.bindKey(statement, 4, key);
      return statement.executeUpdate() == 1;
    }
  }
}
