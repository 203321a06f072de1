package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Claims in one statement each, whose plans are the same for a table of ten rows and of a million.
 */
final class PostgresClaims implements Claims {

  private static final String TAKE =
      """
      UPDATE {messages} AS m
      SET lease_owner = ?, lease_epoch = ?, available_at = {now + ms}
      FROM due WHERE m.lane = due.lane AND m.id = due.id
      RETURNING {columns}""";

  private static final String UNORDERED =
      RelaySession.SETTINGS
          + """
          WITH due AS MATERIALIZED (
            SELECT lane, id FROM {messages}
            WHERE lane = '' AND id >= ? AND available_at <= {now + ms}
            ORDER BY lane, id LIMIT ? FOR UPDATE SKIP LOCKED)
          """
          + TAKE;

  private static final String HEADS =
      """
          WITH RECURSIVE head AS (
            (SELECT lane, available_at FROM {messages} WHERE lane > ? ORDER BY lane, id LIMIT 1)
            UNION ALL
            SELECT next.lane, next.available_at FROM head CROSS JOIN LATERAL (
              SELECT lane, available_at FROM {messages}
              WHERE lane > head.lane ORDER BY lane, id LIMIT 1) AS next)
          SELECT lane, available_at <= {now + ms} FROM head LIMIT ?""";

  private static final String ORDERED =
      """
          WITH due AS MATERIALIZED (
            SELECT taken.lane, taken.id FROM unnest(?) AS wanted(lane)
            CROSS JOIN LATERAL (
              SELECT first.lane, first.id FROM {messages} AS first
              WHERE first.lane = wanted.lane ORDER BY first.lane, first.id LIMIT ?) AS first
            JOIN {messages} AS taken ON taken.lane = first.lane AND taken.id = first.id
            WHERE taken.available_at <= {now + ms}
            FOR UPDATE OF taken SKIP LOCKED)
          """
          + TAKE;

  private static final String OUT_OF_TURN =
      RelaySession.SETTINGS
          + """
          SELECT claimed.id FROM unnest(?, ?) AS claimed(lane, id)
          WHERE EXISTS (
            SELECT FROM (
              SELECT m.id, m.lease_owner, m.lease_epoch, m.available_at FROM {messages} AS m
              WHERE m.lane = claimed.lane ORDER BY m.lane, m.id LIMIT ?) AS other
            WHERE (other.lease_owner IS DISTINCT FROM ? OR other.lease_epoch <> ?)
              AND (other.id < claimed.id
                OR (other.lease_owner IS NOT NULL AND other.available_at > {now + ms})))""";

  /** So many rows of a lane may have come to lie before those that are being sent. */
  private static final int LATECOMERS = 24;

  private final ClaimRows rows;
  private final LongSupplier timeShift;
  private final String unordered;
  private final String heads;
  private final String ordered;
  private final String outOfTurn;

  PostgresClaims(OutboxTables tables, ClaimRows rows, LongSupplier timeShift) {
    this.rows = rows;
    this.timeShift = timeShift;
    String columns = ClaimRows.columns(Dialect.POSTGRESQL);
    unordered = tables.sql(UNORDERED.replace("{columns}", columns));
    heads = tables.sql(HEADS);
    ordered = tables.sql(ORDERED.replace("{columns}", columns));
    outOfTurn = tables.sql(OUT_OF_TURN);
  }

  @Override
  public List<ClaimedEntry> unordered(Connection connection, Lease lease, long from, int most)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(unordered)) {
      claim.setLong(1, from);
      claim.setLong(2, timeShift.getAsLong());
      claim.setInt(3, most);
      bindLease(claim, 4, lease);
      return claimed(RelaySession.rows(claim));
    }
  }

  @Override
  public List<LaneHead> heads(Connection connection, String behind, int most) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(heads)) {
      query.setString(1, behind);
      query.setLong(2, timeShift.getAsLong());
      query.setInt(3, most);
      List<LaneHead> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(new LaneHead(row.getString(1), row.getBoolean(2)));
        }
      }
      return found;
    }
  }

  @Override
  public List<ClaimedEntry> ordered(
      Connection connection, Lease lease, List<String> lanes, int ofEach) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(ordered)) {
      claim.setArray(1, connection.createArrayOf("text", lanes.toArray()));
      claim.setInt(2, ofEach);
      claim.setLong(3, timeShift.getAsLong());
      bindLease(claim, 4, lease);
      return claimed(claim.executeQuery());
    }
  }

  private void bindLease(PreparedStatement claim, int at, Lease lease) throws SQLException {
    claim.setObject(at, lease.owner());
    claim.setLong(at + 1, lease.epoch());
    claim.setLong(at + 2, timeShift.getAsLong() + lease.length().toMillis());
  }

  private List<ClaimedEntry> claimed(ResultSet rowsOfClaim) throws SQLException {
    List<ClaimedEntry> claimed = new ArrayList<>();
    try (ResultSet row = rowsOfClaim) {
      while (row.next()) {
        claimed.add(rows.read(row));
      }
    }
    // RETURNING promises no order.
    claimed.sort(Comparator.comparingLong(ClaimedEntry::id));
    return claimed;
  }

  @Override
  public List<ClaimedEntry> outOfTurn(
      Connection connection, Lease lease, List<ClaimedEntry> ordered) throws SQLException {
    Set<Long> ids = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(outOfTurn)) {
      query.setArray(
          1, connection.createArrayOf("text", ordered.stream().map(ClaimedEntry::lane).toArray()));
      query.setArray(
          2, connection.createArrayOf("bigint", ordered.stream().map(ClaimedEntry::id).toArray()));
      query.setInt(3, Claiming.OF_EACH_LANE + LATECOMERS);
      query.setObject(4, lease.owner());
      query.setLong(5, lease.epoch());
      query.setLong(6, timeShift.getAsLong());
      try (ResultSet row = RelaySession.rows(query)) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ordered.stream().filter(entry -> ids.contains(entry.id())).toList();
  }
}
