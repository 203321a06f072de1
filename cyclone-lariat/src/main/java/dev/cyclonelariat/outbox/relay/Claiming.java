package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.relay.Claims.LaneHead;
import dev.cyclonelariat.outbox.store.OutboxTables;
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
    List<LaneHead> heads = heads(connection, from);
    boolean moreLanes = heads.size() == batch;
    lane = moreLanes ? heads.get(heads.size() - 1).lane() : "";
    List<String> due = heads.stream().filter(LaneHead::isDue).map(LaneHead::lane).toList();
    List<ClaimedEntry> ordered =
        due.isEmpty()
            ? List.of()
            : claims.ordered(
                connection, lease, due, Math.min(OF_EACH_LANE, Math.max(1, batch / due.size())));
    return new Found(unordered, ordered, moreLanes || unordered.size() == batch);
  }

  /** Something was added to a FIFO group. */
  void expectLanes() {
    lanesExpected = true;
  }

  /** Where there are none, looking for them now and then will do. */
  private List<LaneHead> heads(Connection connection, long from) throws SQLException {
    if (!lanesExpected && from > 0) {
      return List.of();
    }
    lanesExpected = false;
    List<LaneHead> heads = claims.heads(connection, lane, batch);
    if (!heads.isEmpty() || !lane.isEmpty()) {
      lanesExpected = true;
    }
    return heads;
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
