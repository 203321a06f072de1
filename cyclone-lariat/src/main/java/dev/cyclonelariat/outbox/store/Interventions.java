package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What humans do about entries. */
final class Interventions {

  /** So many parked messages go back in one transaction. */
  private static final int STEP = 500;

  private static final String RETRY =
      """
      UPDATE {messages} SET attempts = 0, available_at = {now + ms}
      WHERE id = ? AND (lease_owner IS NULL OR available_at <= {now + ms})""";

  private static final String RETRY_ALL =
      """
      UPDATE {messages} SET attempts = 0, available_at = {now + ms}
      WHERE sending_error IS NOT NULL AND (lease_owner IS NULL OR available_at <= {now + ms})""";

  private static final String UNPARK =
      """
      INSERT INTO {messages} (
        lane, uuid, service, resource, deduplication_id, group_id, serialized_message, attributes,
        sending_error, attempts, available_at, created_at)
      SELECT lane, uuid, service, resource, deduplication_id, group_id, serialized_message,
        attributes, sending_error, 0, {now + ms}, created_at
      FROM {parked} WHERE id = ?""";

  private static final String LOCK_PARKED = "SELECT id FROM {parked} WHERE id = ? FOR UPDATE";

  private static final String DELETE_PARKED = "DELETE FROM {parked} WHERE id = ?";

  private static final String DELETE = "DELETE FROM {messages} WHERE id = ?";

  private static final String OLDEST_PARKED =
      """
      SELECT id FROM {parked} ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""";

  private final OutboxTables tables;

  Interventions(OutboxTables tables) {
    this.tables = tables;
  }

  boolean retry(OutboxEntry entry) {
    return tables.run(
        connection ->
            entry.state() == State.PARKED
                ? unpark(connection, entry.id())
                : update(connection, RETRY, OutboxTables.AT_ONCE_MS, entry.id(), 0L) > 0);
  }

  boolean discard(OutboxEntry entry) {
    String sql = entry.state() == State.PARKED ? DELETE_PARKED : DELETE;
    return tables.run(connection -> update(connection, sql, entry.id()) > 0);
  }

  long resend() {
    long resent =
        tables.run(connection -> update(connection, RETRY_ALL, OutboxTables.AT_ONCE_MS, 0L));
    int step;
    do {
      step = tables.run(this::unparkOldest);
      resent += step;
    } while (step == STEP);
    return resent;
  }

  private int unparkOldest(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(tables.sql(OLDEST_PARKED))) {
      select.setInt(1, STEP);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    for (long id : ids) {
      unpark(connection, id);
    }
    return ids.size();
  }

  /** Of two at the same time, one has it. */
  private boolean unpark(Connection connection, long id) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(tables.sql(LOCK_PARKED))) {
      lock.setLong(1, id);
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          return false;
        }
      }
    }
    update(connection, UNPARK, OutboxTables.AT_ONCE_MS, id);
    update(connection, DELETE_PARKED, id);
    return true;
  }

  private int update(Connection connection, String sql, long... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(tables.sql(sql))) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
