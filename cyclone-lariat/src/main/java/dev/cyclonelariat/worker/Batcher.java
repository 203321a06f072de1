package dev.cyclonelariat.worker;

import java.time.Duration;
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
  private final Duration longest;
  private final Consumer<List<T>> send;
  private List<T> waiting = new ArrayList<>(BatchCalls.MOST);
  private boolean alarmIsSet;
  private boolean waits = true;

  Batcher(Alarm alarm, Duration longest, Consumer<List<T>> send) {
    this.alarm = alarm;
    this.longest = longest;
    this.send = send;
  }

  void add(T thing) {
    List<T> full = null;
    synchronized (this) {
      waiting.add(thing);
      if (waiting.size() >= BatchCalls.MOST || !waits) {
        full = take();
      } else if (!alarmIsSet) {
        alarmIsSet = true;
        alarm.in(longest, this::timeIsUp);
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

  private void timeIsUp() {
    synchronized (this) {
      alarmIsSet = false;
    }
    flush();
  }

  private List<T> take() {
    List<T> taken = waiting;
    waiting = new ArrayList<>(BatchCalls.MOST);
    return taken;
  }
}
