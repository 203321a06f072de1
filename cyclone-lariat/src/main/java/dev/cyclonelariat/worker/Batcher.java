package dev.cyclonelariat.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects things until there are ten, or the first of them has waited long enough, and then sends
 * them together: on the thread that brought the tenth, or on one of the alarm's. Thread-safe.
 *
 * @param <T> what is collected
 */
final class Batcher<T> {

  private final Alarm alarm;
  private final Clock clock;
  private final Duration longest;
  private final Consumer<List<T>> send;
  private List<T> waiting = new ArrayList<>(BatchCalls.MOST);
  private Instant begun = Instant.EPOCH;
  private boolean alarmIsSet;
  private boolean waits = true;

  Batcher(Alarm alarm, Clock clock, Duration longest, Consumer<List<T>> send) {
    this.alarm = alarm;
    this.clock = clock;
    this.longest = longest;
    this.send = send;
  }

  void add(T thing) {
    List<T> full = null;
    synchronized (this) {
      if (waiting.isEmpty()) {
        begun = clock.instant();
      }
      waiting.add(thing);
      if (waiting.size() >= BatchCalls.MOST || !waits) {
        full = take();
      } else if (!alarmIsSet) {
        wakeIn(longest);
      }
    }
    if (full != null) {
      send.accept(full);
    }
  }

  /** Sends what waits. */
  void flush() {
    List<T> rest;
    synchronized (this) {
      rest = take();
    }
    if (!rest.isEmpty()) {
      send.accept(rest);
    }
  }

  /** Sends what waits, and from now on everything at once. */
  void stopWaiting() {
    synchronized (this) {
      waits = false;
    }
    flush();
  }

  private synchronized void wakeIn(Duration time) {
    alarmIsSet = true;
    alarm.in(time, this::wake);
  }

  /** One alarm at a time: those it was set for may be gone, and others begun since. */
  private void wake() {
    synchronized (this) {
      alarmIsSet = false;
      Duration left = Duration.between(clock.instant(), begun.plus(longest));
      if (!waiting.isEmpty() && left.compareTo(Duration.ZERO) > 0) {
        wakeIn(left);
        return;
      }
    }
    flush();
  }

  private List<T> take() {
    List<T> taken = waiting;
    waiting = new ArrayList<>(BatchCalls.MOST);
    return taken;
  }
}
