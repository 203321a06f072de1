package dev.cyclonelariat.worker;

import java.time.Duration;

/** Runs a worker's tasks beside its handlers, now or later. Thread-safe. */
interface Alarm extends AutoCloseable {

  /** Runs it after a while, unless the alarm is closed before. */
  void in(Duration delay, Runnable task);

  /** Runs it now, so that the caller need not wait for it. */
  void now(Runnable task);

  /** Runs nothing from now on, and interrupts what runs. */
  @Override
  void close();
}
