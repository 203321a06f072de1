package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether handlers have been quick of late; not until shown. Thread-safe. */
final class Pace {

  /** So many in a row must have been quick. */
  private static final int ENOUGH = 10;

  private final long quickNanos;
  private final AtomicInteger quickInARow = new AtomicInteger();

  /**
   * With what counts as quick.
   *
   * @param quick a handler that takes less
   */
  Pace(Duration quick) {
    quickNanos = quick.toNanos();
  }

  boolean isQuick() {
    return quickInARow.get() >= ENOUGH;
  }

  /** Somebody had to wait for a handler. */
  void slow() {
    quickInARow.set(0);
  }

  /** A message has been handled. */
  void took(long nanos) {
    // Once they are quick, one that takes longer now and then changes nothing.
    if (!isQuick()) {
      if (nanos < quickNanos) {
        quickInARow.incrementAndGet();
      } else {
        slow();
      }
    }
  }
}
