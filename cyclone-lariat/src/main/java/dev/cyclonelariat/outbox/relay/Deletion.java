package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes rows that were sent, on PostgreSQL many at once. */
final class Deletion {

  private static final String EACH = "DELETE FROM {messages}" + Fence.WHERE;

  private static final String UNORDERED =
      RelaySession.ONE_PLAN
          + """
          DELETE FROM {messages}
          WHERE lane = '' AND id = ANY (?) AND lease_owner = ? AND lease_epoch = ?""";

  private static final String ORDERED =
      RelaySession.PLAN_EACH_TIME
          + """
          DELETE FROM {messages} AS m USING unnest(?, ?) AS sent(id, lane)
          WHERE m.lane = sent.lane AND m.id = sent.id AND m.lease_owner = ? AND m.lease_epoch = ?""";

  private final Dialect dialect;
  private final Fence fence;
  private final String each;
  private final String unordered;
  private final String ordered;

  Deletion(OutboxTables tables) {
    dialect = tables.dialect();
    fence = new Fence(dialect);
    each = tables.sql(EACH);
    unordered = tables.sql(UNORDERED);
    ordered = tables.sql(ORDERED);
  }

  /**
   * Deletes them.
   *
   * @return how many were still ours
   */
  int delete(Connection connection, Lease lease, List<ClaimedEntry> sent) throws SQLException {
    if (dialect != Dialect.POSTGRESQL) {
      return deleteEach(connection, lease, sent);
    }
    int deleted = 0;
    Map<Boolean, List<ClaimedEntry>> kinds =
        sent.stream().collect(Collectors.groupingBy(entry -> entry.lane().isEmpty()));
    for (Map.Entry<Boolean, List<ClaimedEntry>> kind : kinds.entrySet()) {
      String sql = kind.getKey() ? unordered : ordered;
      deleted += deleteMany(connection, sql, lease, kind.getValue());
    }
    return deleted;
  }

  private int deleteMany(Connection connection, String sql, Lease lease, List<ClaimedEntry> sent)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      int at = 1;
      delete.setArray(at++, array(connection, "bigint", sent.stream().map(ClaimedEntry::id)));
      if (sql.equals(ordered)) {
        delete.setArray(at++, array(connection, "text", sent.stream().map(ClaimedEntry::lane)));
      }
      delete.setObject(at++, lease.owner());
      delete.setLong(at, lease.epoch());
      return RelaySession.count(delete);
    }
  }

  private static Array array(Connection connection, String type, Stream<?> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  private int deleteEach(Connection connection, Lease lease, List<ClaimedEntry> sent)
      throws SQLException {
    if (sent.isEmpty()) {
      return 0;
    }
    try (PreparedStatement delete = connection.prepareStatement(each)) {
      for (ClaimedEntry entry : sent) {
        fence.bind(delete, 1, lease, entry);
        delete.addBatch();
      }
      return changed(delete.executeBatch());
    }
  }

  /** How many rows a batch of statements about one row each has changed. */
  static int changed(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      // Drivers that rewrite batches do not say how many.
      sum += count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
    }
    return sum;
  }
}
