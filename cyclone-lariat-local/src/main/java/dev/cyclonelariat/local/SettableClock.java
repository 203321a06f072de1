package dev.cyclonelariat.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is set. Visibility, delay, deduplication and retention of a
 * broker that was given one go by it. Thread-safe.
 */
public final class SettableClock extends Clock {
  private final ZoneId zone;
  private final State state;

  /** What views in different zones share. */
  private static final class State {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    State(Instant now) {
      this.now = now;
    }
  }

  private SettableClock(ZoneId zone, State state) {
    this.zone = zone;
    this.state = state;
  }

  /** A clock that shows {@code start}. */
  public static SettableClock at(Instant start) {
    return new SettableClock(ZoneOffset.UTC, new State(start));
  }

  /** A clock that shows the present and stands still there. */
  public static SettableClock atPresent() {
    return at(Clock.systemUTC().instant());
  }

  /** Moves the clock on. */
  public void advance(Duration duration) {
    synchronized (state) {
      state.now = state.now.plus(duration);
    }
    state.listeners.forEach(Runnable::run);
  }

  /** Sets the clock. */
  public void set(Instant instant) {
    synchronized (state) {
      state.now = instant;
    }
    state.listeners.forEach(Runnable::run);
  }

  /** Runs {@code listener} whenever the clock was set, on the thread that set it. */
  void addListener(Runnable listener) {
    state.listeners.add(listener);
  }

  void removeListener(Runnable listener) {
    state.listeners.remove(listener);
  }

  @Override
  public Instant instant() {
    return state.now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(other, state);
  }

  @Override
  public String toString() {
    return "SettableClock[" + state.now + ']';
  }
}
