package dev.cyclonelariat.outbox.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits, or that will wait next. Thread-safe. */
final class Alarm {

  private boolean rung;

  synchronized void ring() {
    if (!rung) {
      rung = true;
      notifyAll();
    }
  }

  /** Waits until it rings, or the time is over. */
  synchronized void await(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!rung) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    rung = false;
  }
}
