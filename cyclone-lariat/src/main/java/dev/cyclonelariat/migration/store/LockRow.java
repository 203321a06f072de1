package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.LockToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The one row of the lock, within a transaction. */
final class LockRow {

  private static final String EPOCH = "SELECT epoch FROM lariat_lock WHERE id = 1 FOR UPDATE";

  private static final String HOLDER =
      """
      SELECT held_by_host, held_by_user, held_since, held_until
      FROM lariat_lock WHERE id = 1 AND held_until > {now}""";

  private static final String TAKE =
      """
      UPDATE lariat_lock SET epoch = epoch + 1,
        held_by_host = ?, held_by_user = ?, held_since = {now}, held_until = {ahead}
      WHERE id = 1""";

  private static final String EXTEND =
      """
      UPDATE lariat_lock SET held_until = {ahead}
      WHERE id = 1 AND held_until IS NOT NULL""";

  private static final String FREE =
      """
      UPDATE lariat_lock SET epoch = ?,
        held_by_host = NULL, held_by_user = NULL, held_since = NULL, held_until = NULL
      WHERE id = 1""";

  private final Connection connection;
  private final Dialect dialect;

  LockRow(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Locks the row until the transaction ends. */
  long epoch() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EPOCH);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  /**
   * @throws LockLostException if it was taken since, or broken
   */
  void require(LockToken lock) throws SQLException {
    if (epoch() != lock.epoch()) {
      throw new LockLostException();
    }
  }

  Optional<LockHolder> holder() throws SQLException {
    try (PreparedStatement select = prepare(HOLDER);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(holder(row)) : Optional.empty();
    }
  }

  private LockHolder holder(ResultSet row) throws SQLException {
    Instant since = Objects.requireNonNull(dialect.time(row, 3));
    Instant until = Objects.requireNonNull(dialect.time(row, 4));
    return new LockHolder(row.getString(1), row.getString(2), since, until);
  }

  Optional<LockToken> take(String host, String user, Duration lease) throws SQLException {
    long before = epoch();
    if (holder().isPresent()) {
      return Optional.empty();
    }
    try (PreparedStatement update = prepare(TAKE)) {
      update.setString(1, host);
      update.setString(2, user);
      update.setLong(3, lease.toMillis());
      update.executeUpdate();
    }
    return Optional.of(new LockToken(before + 1));
  }

  void extend(Duration lease) throws SQLException {
    try (PreparedStatement update = prepare(EXTEND)) {
      update.setLong(1, lease.toMillis());
      update.executeUpdate();
    }
  }

  void free(long epoch) throws SQLException {
    try (PreparedStatement update = prepare(FREE)) {
      update.setLong(1, epoch);
      update.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(
        sql.replace("{now}", dialect.now()).replace("{ahead}", dialect.millisFromNow()));
  }
}
