package dev.cyclonelariat.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What all processes have said. Thread-safe. */
final class Words {

  private final Map<String, List<String>> said = new HashMap<>();

  synchronized void add(String what, String about) {
    said.computeIfAbsent(what, word -> new ArrayList<>()).add(about);
    notifyAll();
  }

  synchronized List<String> of(String what) {
    return List.copyOf(said.getOrDefault(what, List.of()));
  }

  synchronized int count(String what) {
    return said.getOrDefault(what, List.of()).size();
  }

  /** Waits until it has been said about all of them, or the time is over. */
  boolean await(String what, Collection<String> abouts, Duration longest)
      throws InterruptedException {
    return await(() -> of(what).containsAll(abouts), longest);
  }

  /** Waits until it has been said so often, or the time is over. */
  boolean awaitCount(String what, int count, Duration longest) throws InterruptedException {
    return await(() -> count(what) >= count, longest);
  }

  private synchronized boolean await(BooleanSupplier condition, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
