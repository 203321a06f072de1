package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to one queue that fail: one line when the first of them does, one when all work again, and
 * ever longer pauses between. Thread-safe.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 5;

  private final String queue;
  private final Set<Part> failing = new HashSet<>();
  private int failures;

  Outage(String queue) {
    this.queue = queue;
  }

  /**
   * One kind of call.
   *
   * @param what it does, as a gerund
   */
  Part part(String what) {
    return new Part(what);
  }

  private synchronized void failed(Part part, String why) {
    if (failing.isEmpty()) {
      failures = 0;
      LOG.warn("Queue {}: {} fails, and is tried again: {}", queue, part.what, why);
    }
    failing.add(part);
    failures++;
  }

  private synchronized void worked(Part part) {
    if (failing.remove(part) && failing.isEmpty()) {
      LOG.info("Queue {}: {} works again, after {} failures", queue, part.what, failures);
    }
  }

  /** Calls of one kind. */
  final class Part {

    private final String what;
    private volatile int inARow;

    private Part(String what) {
      this.what = what;
    }

    /** Notes a failure, and says how long to wait: not all workers shall come back together. */
    Duration failed(String why) {
      synchronized (Outage.this) {
        Outage.this.failed(this, why);
        long most =
            Math.min(FIRST_PAUSE_MILLIS << Math.min(inARow, MOST_DOUBLINGS), LONGEST_PAUSE_MILLIS);
        inARow++;
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
      }
    }

    void worked() {
      if (inARow > 0) {
        synchronized (Outage.this) {
          inARow = 0;
          Outage.this.worked(this);
        }
      }
    }

    boolean isOn() {
      return inARow > 0;
    }
  }
}
