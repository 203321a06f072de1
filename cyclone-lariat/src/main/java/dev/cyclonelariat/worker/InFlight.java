package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The messages of one queue that have been received and not answered for, and the receives that are
 * about to bring some. Thread-safe.
 */
final class InFlight {

  private final Set<Held> messages = ConcurrentHashMap.newKeySet();
  private final AtomicInteger receives = new AtomicInteger();

  void addAll(Collection<Held> received) {
    messages.addAll(received);
  }

  /** A receive begins that is answered at once. */
  void receiving() {
    receives.incrementAndGet();
  }

  /** It has ended; what it has brought was added before. */
  void received() {
    receives.decrementAndGet();
    tellIfNone();
  }

  void remove(Held message) {
    if (messages.remove(message)) {
      tellIfNone();
    }
  }

  private void tellIfNone() {
    if (isNone()) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  private boolean isNone() {
    return receives.get() == 0 && messages.isEmpty();
  }

  int count() {
    return messages.size();
  }

  List<Held> now() {
    return List.copyOf(messages);
  }

  /** Waits until there are none, or the time is over. */
  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!isNone()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
