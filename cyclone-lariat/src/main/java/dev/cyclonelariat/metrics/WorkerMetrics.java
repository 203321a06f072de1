package dev.cyclonelariat.metrics;

import dev.cyclonelariat.handling.HandlingListener;
import java.util.function.IntSupplier;

/**
 * Takes the figures of a worker: what listeners of a pipeline hear, and what only the host of the
 * pipeline knows. Thread-safe.
 */
public interface WorkerMetrics extends HandlingListener {

  /** Takes no figures. */
  WorkerMetrics NONE = new WorkerMetrics() {};

  /**
   * A queue is being received from.
   *
   * @param inFlight how many of its messages have been received and not answered for, now
   */
  default void watch(String queue, IntSupplier inFlight) {}

  /** The visibility of a message could not be extended in time, so that it comes again. */
  default void heartbeatLost(String queue) {}
}
