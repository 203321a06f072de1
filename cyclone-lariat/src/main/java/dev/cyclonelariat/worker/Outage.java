package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures in a row of one kind of call: one line when they begin, one when they end, and ever
 * longer pauses between. Thread-safe.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 5;

  private final String what;
  private volatile int failures;

  /**
   * No failure yet.
   *
   * @param what is called, at the beginning of a sentence
   */
  Outage(String what) {
    this.what = what;
  }

  /** Notes a failure, and says how long to wait: not all workers shall come back together. */
  synchronized Duration failed(String why) {
    if (failures == 0) {
      LOG.warn("{} fails, and is tried again: {}", what, why);
    }
    long most = FIRST_PAUSE_MILLIS << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    long pause = Math.min(most, LONGEST_PAUSE_MILLIS);
    return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
  }

  void worked() {
    if (failures > 0) {
      end();
    }
  }

  private synchronized void end() {
    if (failures > 0) {
      LOG.info("{} works again after {} failures", what, failures);
      failures = 0;
    }
  }

  boolean isOn() {
    return failures > 0;
  }
}
