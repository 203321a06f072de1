package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.Threads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs things later, each on a thread of its own so that a slow one delays no other. */
final class Alarm implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("lariat-worker-clock"));
  private final ExecutorService threads = Threads.perTask("lariat-worker-call");

  void in(Duration delay, Runnable task) {
    ifOpen(() -> clock.schedule(() -> now(task), delay.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** On a thread of its own, now. */
  void now(Runnable task) {
    ifOpen(() -> threads.execute(task));
  }

  /** What comes due once the worker is closed is of no interest. */
  private static void ifOpen(Runnable scheduling) {
    try {
      scheduling.run();
    } catch (RejectedExecutionException e) {
      return;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
