package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.store.OutboxTables;
import dev.cyclonelariat.publish.BatchSender;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Claims what is to be sent: rows outside FIFO groups from the low-water mark on, and of FIFO
 * groups in turn. One thread at a time.
 */
final class Claiming {

  /** So many messages of one FIFO group are claimed at once, to be sent one by one. */
  static final int OF_EACH_LANE = 10;

  private final OutboxTables tables;
  private final Claims claims;
  private final Settlement settlement;
  private final LowWaterMark mark;
  private final Clock clock;
  private final Duration length;
  private final int batch;
  private final int entriesInFlight;
  private final UUID owner = UUID.randomUUID();
  private long epoch;
  private String lane = "";
  private volatile boolean lanesExpected = true;

  Claiming(RelayParts parts, Settlement settlement, LowWaterMark mark) {
    this.tables = parts.tables();
    ClaimRows rows = new ClaimRows(tables.dialect(), parts.naming());
    this.claims =
        tables.dialect() == Dialect.POSTGRESQL
            ? new PostgresClaims(tables, rows, parts.timeShift())
            : new PortableClaims(tables, rows, parts.timeShift());
    this.settlement = settlement;
    this.mark = mark;
    this.clock = parts.clock();
    this.length = parts.settings().lease();
    this.batch = parts.settings().batch();
    this.entriesInFlight = parts.settings().parallelism() * BatchSender.MOST_ENTRIES;
  }

  /**
   * Claims as much as a batch has, of either kind.
   *
   * @throws dev.cyclonelariat.LariatException if the database does not answer
   */
  Claim take() {
    Instant began = clock.instant();
    Lease lease = new Lease(owner, ++epoch, length, began.plus(length), clock);
    long from = mark.from();
    Found found = tables.run(connection -> find(connection, lease, from));
    mark.claimed(from, found.unordered(), began);
    List<ClaimedEntry> all = new ArrayList<>(found.unordered());
    all.addAll(inTurn(lease, found.ordered()));
    return new Claim(lease, all, found.isPartial());
  }

  private Found find(Connection connection, Lease lease, long from) throws SQLException {
    List<ClaimedEntry> unordered = claims.unordered(connection, lease, from, batch);
    String behind = lane;
    List<String> lanes = lanes(connection, from);
    List<ClaimedEntry> ordered =
        lanes.isEmpty()
            ? List.of()
            : claims.ordered(connection, lease, lanes, ofEach(lanes.size()), batch);
    lane = lastSeen(lanes, ordered);
    boolean moreLanes = !lane.isEmpty() || !(ordered.isEmpty() || behind.isEmpty());
    return new Found(unordered, ordered, moreLanes || unordered.size() == batch);
  }

  /** Of few lanes many rows each, of many as many as keep all calls filled. */
  private int ofEach(int lanes) {
    return Math.min(OF_EACH_LANE, Math.max(1, batch / Math.min(lanes, entriesInFlight)));
  }

  /** Where the next claim goes on: behind the last lane that this one has come to. */
  private String lastSeen(List<String> lanes, List<ClaimedEntry> ordered) {
    int last = lanes.size() < batch ? -1 : lanes.size() - 1;
    if (ordered.size() == batch) {
      Set<String> seen = ordered.stream().map(ClaimedEntry::lane).collect(Collectors.toSet());
      for (last = lanes.size() - 1; !seen.contains(lanes.get(last)); last--) {
        // The limit was reached before this lane.
      }
    }
    return last < 0 ? "" : lanes.get(last);
  }

  /** Something was added to a FIFO group. */
  void expectLanes() {
    lanesExpected = true;
  }

  /** Where there are none, looking for them now and then will do. */
  private List<String> lanes(Connection connection, long from) throws SQLException {
    if (!lanesExpected && from > 0) {
      return List.of();
    }
    lanesExpected = false;
    List<String> lanes = claims.lanes(connection, lane, batch);
    if (!lanes.isEmpty() || !lane.isEmpty()) {
      lanesExpected = true;
    }
    return lanes;
  }

  /** Gives back what must not be sent yet, after the claim has committed. */
  private List<ClaimedEntry> inTurn(Lease lease, List<ClaimedEntry> ordered) {
    if (ordered.isEmpty()) {
      return ordered;
    }
    List<ClaimedEntry> outOfTurn =
        tables.run(connection -> claims.outOfTurn(connection, lease, ordered));
    if (outOfTurn.isEmpty()) {
      return ordered;
    }
    settlement.release(lease, outOfTurn);
    Set<ClaimedEntry> not = new HashSet<>(outOfTurn);
    return ordered.stream().filter(entry -> !not.contains(entry)).toList();
  }

  /** What a claim has found. */
  private record Found(
      List<ClaimedEntry> unordered, List<ClaimedEntry> ordered, boolean isPartial) {}
}
