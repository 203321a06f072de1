package dev.cyclonelariat.outbox.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The claims that are being sent. Thread-safe. */
final class UnderWay {

  private int claims;

  synchronized void begun() {
    claims++;
  }

  synchronized void ended() {
    claims--;
    notifyAll();
  }

  /**
   * Waits until there is none, or the time is over.
   *
   * @return whether there was one
   */
  synchronized boolean awaitNone(Duration longest) throws InterruptedException {
    boolean some = claims > 0;
    long deadline = System.nanoTime() + longest.toNanos();
    for (long left = longest.toNanos();
        claims > 0 && left > 0;
        left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return some;
  }
}
