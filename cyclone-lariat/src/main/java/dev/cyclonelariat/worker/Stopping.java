package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one switch by which a worker's threads learn that they shall end. Thread-safe. */
final class Stopping {

  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean isStopping() {
    return asked.getCount() == 0;
  }

  /** Waits for the time given, or less if asked to stop. */
  void await(Duration longest) throws InterruptedException {
    asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void await() throws InterruptedException {
    asked.await();
  }
}
