package dev.cyclonelariat.local.http;

/** Runs work on the server's one thread. */
public interface Scheduler {

  /** Runs {@code task} as soon as possible. Thread-safe. */
  void execute(Runnable task);

  /**
   * Runs {@code task} after {@code nanos}. Thread-safe.
   *
   * @return stops the task if it has not run
   */
  Runnable schedule(long nanos, Runnable task);
}
