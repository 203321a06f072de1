package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.relay.Claims.OfLanes;
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
  private boolean foundInLanes;
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
   * @param inFullCalls leaves what does not fill a call, unless that is all there is
   * @throws dev.cyclonelariat.LariatException if the database does not answer
   */
  Claim take(boolean inFullCalls) {
    int inFulls = inFullCalls ? BatchSender.MOST_ENTRIES : 1;
    Instant began = clock.instant();
    Lease lease = new Lease(owner, ++epoch, length, began.plus(length), clock);
    long from = mark.from();
    Found found = tables.run(connection -> find(connection, lease, from, inFulls));
    mark.claimed(from, found.unordered(), began);
    List<ClaimedEntry> all = new ArrayList<>(found.unordered());
    List<ClaimedEntry> ordered = inTurn(lease, found.ordered());
    all.addAll(ordered);
    boolean moreLanes = moreLanes(found.fromTheMiddle(), !ordered.isEmpty());
    return new Claim(lease, all, moreLanes || found.unordered().size() == batch);
  }

  private Found find(Connection connection, Lease lease, long from, int inFulls)
      throws SQLException {
    List<ClaimedEntry> unordered = claims.unordered(connection, lease, from, batch, inFulls);
    boolean fromTheMiddle = !lane.isEmpty();
    return new Found(unordered, ordered(connection, lease, from), fromTheMiddle);
  }

  /** At the end it begins anew, if there was anything since the last beginning. */
  private boolean moreLanes(boolean fromTheMiddle, boolean found) {
    foundInLanes = found || (fromTheMiddle && foundInLanes);
    return !lane.isEmpty() || (fromTheMiddle && foundInLanes);
  }

  /** Where there are none, looking for them now and then will do. */
  private List<ClaimedEntry> ordered(Connection connection, Lease lease, long from)
      throws SQLException {
    if (!lanesExpected && from > 0) {
      return List.of();
    }
    lanesExpected = false;
    OfLanes claimed = claims.ordered(connection, lease, lane, OF_EACH_LANE, batch);
    if (!claimed.entries().isEmpty() || !lane.isEmpty() || !claimed.last().isEmpty()) {
      lanesExpected = true;
    }
    lane = claimed.last();
    return claimed.entries();
  }

  /** Something was added to a FIFO group. */
  void expectLanes() {
    lanesExpected = true;
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
      List<ClaimedEntry> unordered, List<ClaimedEntry> ordered, boolean fromTheMiddle) {}
}
