package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.topology.TopologyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Lets time pass: between calls, so that they keep to AWS's rates, and for whatever else.
 * Thread-safe.
 */
final class Pacer {

  private final Clock clock;
  private final Pause pause;
  private final Map<Rate, Instant> next = new EnumMap<>(Rate.class);

  Pacer(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when the next call of that rate may be made. */
  void keep(Rate rate) {
    Duration left = reserve(rate);
    if (!left.isZero()) {
      pause(left);
    }
  }

  /** How long until the next call of that rate, which is the caller's then. */
  private synchronized Duration reserve(Rate rate) {
    Instant now = clock.instant();
    Instant due = next.getOrDefault(rate, now);
    if (due.isBefore(now)) {
      due = now;
    }
    next.put(rate, due.plus(rate.interval()));
    return Duration.between(now, due);
  }

  /** Returns at that time. */
  void until(Instant time) {
    Duration left = Duration.between(clock.instant(), time);
    if (!left.isNegative() && !left.isZero()) {
      pause(left);
    }
  }

  void pause(Duration time) {
    try {
      pause.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopologyException(
          "Interrupted while waiting for AWS; nothing more was asked of it");
    }
  }

  Instant now() {
    return clock.instant();
  }
}
