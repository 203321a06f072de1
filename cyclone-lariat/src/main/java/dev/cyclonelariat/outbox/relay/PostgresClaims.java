package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Claims in one statement each, which read what they claim and little else, be there ten rows or a
 * million.
 */
final class PostgresClaims implements Claims {

  private static final String TAKE =
      """
      UPDATE {messages} AS m
      SET lease_owner = ?, lease_epoch = ?, available_at = {now + ms}
      """;

  private static final String UNORDERED =
      RelaySession.ONE_PLAN
          + """
          WITH found AS MATERIALIZED (
            SELECT id FROM {messages}
            WHERE lane = '' AND id >= ? AND available_at <= {now + ms}
            ORDER BY lane, id LIMIT ? FOR UPDATE SKIP LOCKED),
          due AS (
            SELECT id FROM found LIMIT (
              SELECT greatest(count(*) - count(*) % ?, least(count(*), ?)) FROM found))
          """
          + TAKE
          + """
          WHERE m.lane = '' AND m.id = ANY (ARRAY (SELECT id FROM due))
          RETURNING {columns}""";

  /** From lane to lane by the index, and no further than the limit has it. */
  private static final String ORDERED =
      RelaySession.PLAN_EACH_TIME
          + """
          WITH RECURSIVE head AS (
            (SELECT lane, available_at FROM {messages} WHERE lane > ? ORDER BY lane, id LIMIT 1)
            UNION ALL
            SELECT next.lane, next.available_at FROM head CROSS JOIN LATERAL (
              SELECT lane, available_at FROM {messages}
              WHERE lane > head.lane ORDER BY lane, id LIMIT 1) AS next),
          due AS MATERIALIZED (
            SELECT taken.lane, taken.id FROM head CROSS JOIN LATERAL (
              SELECT first.lane, first.id FROM {messages} AS first
              WHERE first.lane = head.lane ORDER BY first.lane, first.id LIMIT ?) AS first
            JOIN {messages} AS taken ON taken.lane = first.lane AND taken.id = first.id
            WHERE head.available_at <= {now + ms} AND taken.available_at <= {now + ms}
            LIMIT ? FOR UPDATE OF taken SKIP LOCKED)
          """
          + TAKE
          + """
          FROM due WHERE m.lane = due.lane AND m.id = due.id
          RETURNING {columns}""";

  private static final String OUT_OF_TURN =
      RelaySession.ONE_PLAN
          + """
          SELECT claimed.lane, min(other.id),
            bool_or(other.lease_owner IS NOT NULL AND other.available_at > {now + ms}) AS is_busy
          FROM unnest(?, ?) AS claimed(lane, last_id) CROSS JOIN LATERAL (
            SELECT m.id, m.lease_owner, m.lease_epoch, m.available_at FROM {messages} AS m
            WHERE m.lane = claimed.lane ORDER BY m.lane, m.id LIMIT ?) AS other
          WHERE other.lease_owner IS DISTINCT FROM ? OR other.lease_epoch <> ?
          GROUP BY claimed.lane, claimed.last_id
          HAVING min(other.id) < claimed.last_id
            OR bool_or(other.lease_owner IS NOT NULL AND other.available_at > {now + ms})""";

  /**
   * So many rows of a lane may have come to lie before those that are being sent, and these are
   * seen all the same. To see them behind any number, all of the lane would have to be read.
   */
  private static final int LATECOMERS = 24;

  private final ClaimRows rows;
  private final LongSupplier timeShift;
  private final String unordered;
  private final String ordered;
  private final String outOfTurn;

  PostgresClaims(OutboxTables tables, ClaimRows rows, LongSupplier timeShift) {
    this.rows = rows;
    this.timeShift = timeShift;
    String columns = ClaimRows.columns(Dialect.POSTGRESQL);
    unordered = tables.sql(UNORDERED.replace("{columns}", columns));
    ordered = tables.sql(ORDERED.replace("{columns}", columns));
    outOfTurn = tables.sql(OUT_OF_TURN);
  }

  @Override
  public List<ClaimedEntry> unordered(
      Connection connection, Lease lease, long from, int most, int inFulls) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(unordered)) {
      claim.setLong(1, from);
      claim.setLong(2, timeShift.getAsLong());
      claim.setInt(3, most);
      claim.setInt(4, inFulls);
      claim.setInt(5, inFulls);
      bindLease(claim, 6, lease);
      return claimed(RelaySession.rows(claim));
    }
  }

  @Override
  public OfLanes ordered(Connection connection, Lease lease, String behind, int ofEach, int most)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(ordered)) {
      claim.setString(1, behind);
      claim.setInt(2, ofEach);
      claim.setLong(3, timeShift.getAsLong());
      claim.setLong(4, timeShift.getAsLong());
      claim.setInt(5, most);
      bindLease(claim, 6, lease);
      List<ClaimedEntry> claimed = claimed(RelaySession.rows(claim));
      return new OfLanes(claimed, claimed.size() < most ? "" : last(claimed));
    }
  }

  private static String last(List<ClaimedEntry> claimed) {
    return Collections.max(claimed, Comparator.comparing(ClaimedEntry::lane)).lane();
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
    Map<String, Long> last = new LinkedHashMap<>();
    ordered.forEach(entry -> last.merge(entry.lane(), entry.id(), Math::max));
    Map<String, Long> until = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(outOfTurn)) {
      query.setLong(1, timeShift.getAsLong());
      query.setArray(2, connection.createArrayOf("text", last.keySet().toArray()));
      query.setArray(3, connection.createArrayOf("bigint", last.values().toArray()));
      query.setInt(4, Claiming.OF_EACH_LANE + LATECOMERS);
      query.setObject(5, lease.owner());
      query.setLong(6, lease.epoch());
      query.setLong(7, timeShift.getAsLong());
      try (ResultSet row = RelaySession.rows(query)) {
        while (row.next()) {
          until.put(row.getString(1), row.getBoolean(3) ? 0 : row.getLong(2));
        }
      }
    }
    return ordered.stream()
        .filter(entry -> entry.id() > until.getOrDefault(entry.lane(), Long.MAX_VALUE))
        .toList();
  }
}
