package dev.cyclonelariat.local.http;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tasks by the time they are due, as {@link System#nanoTime()} counts. Thread-safe. */
final class Timers {
  private final TreeSet<Timer> waiting = new TreeSet<>();
  private long added;

  private record Timer(long due, long order, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      long earlier = due - other.due;
      return earlier != 0 ? Long.signum(earlier) : Long.compare(order, other.order);
    }
  }

  /** Returns what takes the task out again. */
  synchronized Runnable add(long due, Runnable task) {
    Timer timer = new Timer(due, added++, task);
    waiting.add(timer);
    return () -> remove(timer);
  }

  private synchronized void remove(Timer timer) {
    waiting.remove(timer);
  }

  /** A task that is due, taken out; null when none is. */
  synchronized @Nullable Runnable takeDue(long now) {
    if (waiting.isEmpty() || waiting.first().due() - now > 0) {
      return null;
    }
    Timer first = waiting.first();
    waiting.remove(first);
    return first.task();
  }

  /** Nanoseconds until the next task, at least 0; {@link Long#MAX_VALUE} without one. */
  synchronized long untilNext(long now) {
    return waiting.isEmpty() ? Long.MAX_VALUE : Math.max(0, waiting.first().due() - now);
  }
}
