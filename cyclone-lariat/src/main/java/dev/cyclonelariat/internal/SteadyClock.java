package dev.cyclonelariat.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that never jumps: it began with the system's time, and goes on as {@link System#nanoTime}
 * does. For reckoning how much time has passed, not for telling what time it is. Thread-safe.
 */
public final class SteadyClock extends Clock {

  private final Instant began = Instant.now();
  private final long beganNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return began.plus(Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("It tells no times of day");
  }
}
