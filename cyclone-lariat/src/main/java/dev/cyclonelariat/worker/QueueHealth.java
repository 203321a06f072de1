package dev.cyclonelariat.worker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a worker fares with one queue.
 *
 * @param queue its name
 * @param state whether messages are received
 * @param lastReceive when SQS last answered a receive, with messages or without; null before
 * @param inFlight how many messages have been received and not answered for
 * @param longestRunning for how long the oldest of those that a handler has has been with it; zero
 *     when no handler has any
 * @param stuck how many messages handlers have had for longer than they should
 */
public record QueueHealth(
    String queue,
    State state,
    @Nullable Instant lastReceive,
    int inFlight,
    Duration longestRunning,
    int stuck) {

  /** Whether messages are received. */
  public enum State {
    /** The worker is not started, or closed. */
    STOPPED,
    /** Messages are received. */
    POLLING,
    /** The worker is paused. */
    PAUSED,
    /** SQS does not answer, or refuses, or has no such queue; the log says why. */
    FAILING
  }

  /**
   * Whether messages are received, or would be if the worker were not paused, and none is stuck.
   */
  public boolean isHealthy() {
    return stuck == 0 && (state == State.POLLING || state == State.PAUSED);
  }
}
