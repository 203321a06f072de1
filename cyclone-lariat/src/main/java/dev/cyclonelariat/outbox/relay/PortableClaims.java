package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Claims in several statements that MySQL, MariaDB and H2 understand alike. Of each lane it claims
 * the first row only.
 */
final class PortableClaims implements Claims {

  private static final String UNORDERED =
      """
      SELECT {columns} FROM {messages} m
      WHERE m.lane = '' AND m.id >= ? AND m.available_at <= {now + ms}
      ORDER BY m.lane, m.id LIMIT ? FOR UPDATE SKIP LOCKED""";

  private static final String TAKE =
      """
      UPDATE {messages} SET lease_owner = ?, lease_epoch = ?, available_at = {now + ms}
      WHERE lane = ? AND id = ? AND available_at <= {now + ms}""";

  private static final String LANES =
      "SELECT DISTINCT lane FROM {messages} WHERE lane > ? ORDER BY lane LIMIT ?";

  private static final String FIRST =
      """
      SELECT {columns} FROM {messages} m WHERE m.lane = ? ORDER BY m.lane, m.id LIMIT 1
      FOR UPDATE SKIP LOCKED""";

  private static final String IN_FLIGHT =
      """
      SELECT id, lease_owner, lease_epoch,
        CASE WHEN available_at > {now + ms} THEN 1 ELSE 0 END
      FROM {messages} WHERE lane = ? ORDER BY lane, id LIMIT 25""";

  private final Dialect dialect;
  private final ClaimRows rows;
  private final LongSupplier timeShift;
  private final String unordered;
  private final String take;
  private final String lanes;
  private final String first;
  private final String inFlight;

  PortableClaims(OutboxTables tables, ClaimRows rows, LongSupplier timeShift) {
    this.dialect = tables.dialect();
    this.rows = rows;
    this.timeShift = timeShift;
    String columns = ClaimRows.columns(dialect);
    unordered = tables.sql(UNORDERED.replace("{columns}", columns));
    take = tables.sql(TAKE);
    lanes = tables.sql(LANES);
    first = tables.sql(FIRST.replace("{columns}", columns));
    inFlight = tables.sql(IN_FLIGHT);
  }

  @Override
  public List<ClaimedEntry> unordered(
      Connection connection, Lease lease, long from, int most, int inFulls) throws SQLException {
    List<ClaimedEntry> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(unordered)) {
      query.setLong(1, from);
      query.setLong(2, timeShift.getAsLong());
      query.setInt(3, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(rows.read(row));
        }
      }
    }
    return taken(connection, lease, found);
  }

  @Override
  public OfLanes ordered(Connection connection, Lease lease, String behind, int ofEach, int most)
      throws SQLException {
    List<String> lanes = lanes(connection, behind, most);
    List<ClaimedEntry> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(first)) {
      for (String lane : lanes) {
        query.setString(1, lane);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(rows.read(row));
          }
        }
      }
    }
    String last = lanes.size() < most ? "" : lanes.get(lanes.size() - 1);
    return new OfLanes(taken(connection, lease, found), last);
  }

  private List<String> lanes(Connection connection, String behind, int most) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(lanes)) {
      query.setString(1, behind);
      query.setInt(2, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }

  /** Of those found, those that were still free. */
  private List<ClaimedEntry> taken(Connection connection, Lease lease, List<ClaimedEntry> found)
      throws SQLException {
    List<ClaimedEntry> taken = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(take)) {
      for (ClaimedEntry entry : found) {
        dialect.setUuid(update, 1, lease.owner());
        update.setLong(2, lease.epoch());
        update.setLong(3, timeShift.getAsLong() + lease.length().toMillis());
        update.setString(4, entry.lane());
        update.setLong(5, entry.id());
        update.setLong(6, timeShift.getAsLong());
        if (update.executeUpdate() == 1) {
          taken.add(entry);
        }
      }
    }
    return taken;
  }

  @Override
  public List<ClaimedEntry> outOfTurn(
      Connection connection, Lease lease, List<ClaimedEntry> ordered) throws SQLException {
    List<ClaimedEntry> outOfTurn = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(inFlight)) {
      for (ClaimedEntry entry : ordered) {
        query.setLong(1, timeShift.getAsLong());
        query.setString(2, entry.lane());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            if (isInTheWay(row, entry, lease)) {
              outOfTurn.add(entry);
              break;
            }
          }
        }
      }
    }
    return outOfTurn;
  }

  private boolean isInTheWay(ResultSet row, ClaimedEntry entry, Lease lease) throws SQLException {
    @Nullable UUID owner = dialect.uuid(row, 2);
    boolean ours = Objects.equals(owner, lease.owner()) && row.getLong(3) == lease.epoch();
    boolean leased = owner != null && row.getInt(4) == 1;
    return !ours && (row.getLong(1) < entry.id() || leased);
  }
}
