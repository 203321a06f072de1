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
   * A queue is being received from, until the worker is closed. Several workers may receive from
   * one.
   *
   * @param inFlight how many of its messages have been received and not answered for, now
   * @return closed with the worker
   */
  default Watch watch(String queue, IntSupplier inFlight) {
    return () -> {};
  }

  /** The visibility of a message could not be extended in time, so that it comes again. */
  default void heartbeatLost(String queue) {}

  /** A queue that is being received from. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {

    @Override
    void close();
  }
}
