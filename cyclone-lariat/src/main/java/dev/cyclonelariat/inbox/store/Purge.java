package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.jdbc.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what is settled, in steps of a transaction each, so that no lock is held for long. What a
 * human must still look at stays, and so does, until the next purge, what somebody else has locked:
 * waiting for it, a step would hold its own locks. Each step begins where the one before has ended,
 * so that nothing is read twice, not even rows that are dead already.
 */
final class Purge {

  private static final int STEP = 500;

  private static final String MESSAGES =
      """
      SELECT received_at, uuid, COALESCE(consumer, '') FROM {table}
      WHERE received_at >= ? AND received_at < ? AND processed_at < ?
        AND (client_error_message IS NULL OR resolution IS NOT NULL)
      ORDER BY received_at LIMIT ? FOR UPDATE SKIP LOCKED""";

  private static final String DELETE_MESSAGE =
      """
      DELETE FROM {table} WHERE uuid = ? AND COALESCE(consumer, '') = ?""";

  private static final String BODIES =
      """
      SELECT parked_at, queue, message_id FROM {parked}
      WHERE parked_at >= ? AND parked_at < ? AND resolution IS NOT NULL
      ORDER BY parked_at LIMIT ? FOR UPDATE SKIP LOCKED""";

  private static final String DELETE_BODY =
      """
      DELETE FROM {parked} WHERE queue = ? AND message_id = ?""";

  private final Database database;
  private final Dialect dialect;

  Purge(Database database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  long messages(Instant before, LongConsumer progress) {
    return inSteps((connection, from) -> messages(connection, from, before), progress);
  }

  long bodies(Instant before, LongConsumer progress) {
    return inSteps((connection, from) -> bodies(connection, from, before), progress);
  }

  private long inSteps(Step step, LongConsumer progress) {
    long purged = 0;
    Instant from = Instant.EPOCH;
    while (from != null) {
      Instant begin = from;
      Stepped stepped = database.run(connection -> step.run(connection, begin));
      purged += stepped.purged();
      progress.accept(purged);
      from = stepped.next();
    }
    return purged;
  }

  private Stepped messages(Connection connection, Instant from, Instant before)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(database.sql(MESSAGES));
        PreparedStatement delete = connection.prepareStatement(database.sql(DELETE_MESSAGE))) {
      dialect.setTime(select, 1, from);
      dialect.setTime(select, 2, before);
      dialect.setTime(select, 3, before);
      select.setInt(4, STEP);
      return delete(
          select,
          delete,
          row -> {
            dialect.setUuid(delete, 1, dialect.uuid(row, 2));
            delete.setString(2, row.getString(3));
          });
    }
  }

  private Stepped bodies(Connection connection, Instant from, Instant before) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(database.sql(BODIES));
        PreparedStatement delete = connection.prepareStatement(database.sql(DELETE_BODY))) {
      dialect.setTime(select, 1, from);
      dialect.setTime(select, 2, before);
      select.setInt(3, STEP);
      return delete(
          select,
          delete,
          row -> {
            delete.setString(1, row.getString(2));
            delete.setString(2, row.getString(3));
          });
    }
  }

  private Stepped delete(PreparedStatement select, PreparedStatement delete, Binding key)
      throws SQLException {
    int found = 0;
    Instant last = Instant.EPOCH;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found++;
        last = Objects.requireNonNull(dialect.time(row, 1));
        key.bind(row);
        delete.addBatch();
      }
    }
    int purged = 0;
    for (int count : found == 0 ? new int[0] : delete.executeBatch()) {
      purged += Math.max(0, count);
    }
    return new Stepped(purged, found < STEP ? null : last);
  }

  /**
   * What one step has done.
   *
   * @param next where the next begins; null when there is nothing more to do
   */
  private record Stepped(int purged, @Nullable Instant next) {}

  /** Purges a few rows. */
  private interface Step {
    Stepped run(Connection connection, Instant from) throws SQLException;
  }

  /** Binds the key of a row that shall be deleted. */
  private interface Binding {
    void bind(ResultSet row) throws SQLException;
  }
}
