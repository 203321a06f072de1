package dev.cyclonelariat.topology.live;

import java.time.Duration;

/** Lets time pass. Tests hand in one that moves a clock. */
@FunctionalInterface
public interface Pause {

  /**
   * Returns when the time has passed.
   *
   * @throws InterruptedException if the thread is asked to give up
   */
  void pause(Duration time) throws InterruptedException;
}
