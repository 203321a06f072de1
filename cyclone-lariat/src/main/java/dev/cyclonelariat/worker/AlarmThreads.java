package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.Threads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An alarm with threads of its own, one for each task so that a slow one delays no other. */
final class AlarmThreads implements Alarm {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("lariat-worker-clock"));
  private final ExecutorService threads = Threads.perTask("lariat-worker-call");

  @Override
  public void in(Duration delay, Runnable task) {
    ifOpen(
        () -> {
          var unused = clock.schedule(() -> now(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        });
  }

  @Override
  public void now(Runnable task) {
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
