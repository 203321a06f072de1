package dev.cyclonelariat.inbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what was scheduled when told to, and never by itself. */
final class SteppedScheduler extends ScheduledThreadPoolExecutor {

  private final List<ScheduledFuture<?>> futures = new CopyOnWriteArrayList<>();
  private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

  SteppedScheduler() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    ScheduledFuture<?> never =
        super.scheduleWithFixedDelay(task, Integer.MAX_VALUE, Integer.MAX_VALUE, TimeUnit.DAYS);
    tasks.add(task);
    futures.add(never);
    return never;
  }

  /** How many tasks are scheduled and not cancelled. */
  long scheduled() {
    return futures.stream().filter(future -> !future.isCancelled()).count();
  }

  /** Runs each task that is scheduled once. */
  void step() {
    for (int i = 0; i < tasks.size(); i++) {
      if (!futures.get(i).isCancelled()) {
        tasks.get(i).run();
      }
    }
  }
}
