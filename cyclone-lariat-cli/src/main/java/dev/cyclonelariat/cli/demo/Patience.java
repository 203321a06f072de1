package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.shell.Interruption;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits until little is left to do, as long as something moves. */
final class Patience {

  private static final Duration TICK = Duration.ofMillis(10);

  /** When nothing moves for so long, what is left is lost. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

  private final Interruption interruption;

  Patience(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Whether the human has had enough. */
  boolean isOver() {
    return interruption.isRequested();
  }

  /**
   * Waits.
   *
   * @param left how much is left
   * @param most so much may be left
   * @param look done again and again meanwhile, and at the end
   * @return whether to go on: false if nothing moves any more, or the human has had enough
   */
  boolean waitUntil(LongSupplier left, long most, Runnable look) throws InterruptedException {
    long standstillSince = System.nanoTime();
    long last = -1;
    long now = left.getAsLong();
    while (now > most) {
      look.run();
      if (now != last) {
        last = now;
        standstillSince = System.nanoTime();
      } else if (System.nanoTime() - standstillSince > LONGEST_STANDSTILL.toNanos()) {
        return false;
      }
      if (interruption.await(TICK)) {
        return false;
      }
      now = left.getAsLong();
    }
    look.run();
    return !interruption.isRequested();
  }
}
