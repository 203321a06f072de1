package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.internal.Threads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls that a relay makes at the same time, at most so many. Thread-safe. */
final class Calls implements AutoCloseable {

  private final int most;
  private final Semaphore free;
  private final ExecutorService threads = Threads.perTask("lariat-outbox-call");
  private volatile boolean closed;

  Calls(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  int most() {
    return most;
  }

  /** Runs something that makes calls, on a thread of its own unless this is closed. */
  void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /**
   * Makes a call when its turn comes.
   *
   * @param call takes how much of the lease is left
   * @return null if the lease is nearly over, or this is closed
   */
  <T> @Nullable T make(Lease lease, Function<Duration, T> call) throws InterruptedException {
    Duration patience = lease.leftForCalls();
    if (!free.tryAcquire(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS)) {
      return null;
    }
    try {
      Duration left = lease.left();
      return closed || lease.leftForCalls().isNegative() ? null : call.apply(left);
    } finally {
      free.release();
    }
  }

  /** No further call begins; one that has begun ends by itself. */
  void stop() {
    closed = true;
  }

  @Override
  public void close() {
    stop();
    threads.shutdown();
  }
}
