package dev.cyclonelariat.outbox.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Below which id a claim need not look: as long as a transaction that began before them is open
 * somewhere, PostgreSQL cannot remove deleted rows, and each claim would crawl over all of them.
 * Now and then a claim looks at all, for rows that were committed late, whose lease ran out, or
 * that were delayed. Thread-safe.
 */
final class LowWaterMark {

  /** Rows this young may have neighbours with lower ids that are yet to be committed. */
  private static final Duration YOUNG = Duration.ofSeconds(2);

  /** Those neighbours are mostly this near; others are found when a claim looks at all. */
  private static final int NEAR = 1_000;

  private static final Duration SHORTEST_BETWEEN = Duration.ofSeconds(1);

  /** Of the time, at most the twentieth part goes into looking at all. */
  private static final int SHARE = 20;

  private final Clock clock;
  private long mark = 1;
  private Instant nextFull = Instant.MIN;

  LowWaterMark(Clock clock) {
    this.clock = clock;
  }

  /** Where the next claim begins: mostly the mark. */
  synchronized long from() {
    return clock.instant().isBefore(nextFull) ? mark : 0;
  }

  /** The next claim looks at all. */
  synchronized void reset() {
    nextFull = Instant.MIN;
  }

  /**
   * A claim has looked at all rows from one id to the last that it has found.
   *
   * @param began when
   */
  synchronized void claimed(long from, List<ClaimedEntry> found, Instant began) {
    Instant now = clock.instant();
    if (from == 0) {
      Duration pause = Duration.between(began, now).multipliedBy(SHARE);
      nextFull = now.plus(pause.compareTo(SHORTEST_BETWEEN) > 0 ? pause : SHORTEST_BETWEEN);
      mark = 1;
    }
    if (found.isEmpty()) {
      return;
    }
    Instant old = now.minus(YOUNG);
    long far = found.get(found.size() - 1).id() - NEAR;
    mark = Math.max(mark, far + 1);
    for (ClaimedEntry entry : found) {
      if (entry.id() > far && entry.createdAt().isAfter(old)) {
        return;
      }
      mark = Math.max(mark, entry.id() + 1);
    }
  }

  /** A row can be claimed again. */
  synchronized void released(ClaimedEntry entry) {
    if (entry.lane().isEmpty()) {
      mark = Math.min(mark, entry.id());
    }
  }
}
