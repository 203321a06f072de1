package dev.cyclonelariat.topology.live;

import java.time.Duration;

/** Hears that a change waits for AWS, once a second, to show a countdown. */
@FunctionalInterface
public interface WaitListener {

  /**
   * A second more is waited.
   *
   * @param reason what is waited for, naming the resource
   * @param left how long it takes at most from now on
   */
  void waiting(String reason, Duration left);
}
