package dev.cyclonelariat.outbox.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What makes the rows of one claim ours, and how long by our own clock: it began before the
 * database's did, so that we never think it longer than it is.
 *
 * @param owner the relay; new with each process
 * @param epoch which of the relay's claims
 * @param length how long the rows are ours
 * @param until when it ends by the clock
 * @param clock how much time has passed
 */
record Lease(UUID owner, long epoch, Duration length, Instant until, Clock clock) {

  /** How much is left; zero or less when it is over. */
  Duration left() {
    return Duration.between(clock.instant(), until);
  }

  /**
   * How long calls may still begin: one that begins at the very end would be cut short, and what it
   * had sent would be sent again.
   */
  Duration leftForCalls() {
    return left().minus(length.dividedBy(10));
  }

  boolean isOver() {
    return !clock.instant().isBefore(until);
  }
}
