package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The messages of one queue that have been received and not answered for. Thread-safe. */
final class InFlight {

  private final Set<Held> messages = ConcurrentHashMap.newKeySet();

  void addAll(Collection<Held> received) {
    messages.addAll(received);
  }

  void remove(Held message) {
    if (messages.remove(message) && messages.isEmpty()) {
      synchronized (this) {
        notifyAll();
      }
    }
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
    while (!messages.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
