package dev.cyclonelariat.cli.shell;

import dev.cyclonelariat.cli.shell.Interrupts.Registration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one command end in good order when it is interrupted: the process waits, for a bounded time,
 * until this is closed or the command merely waits.
 */
public final class Interruption implements AutoCloseable {

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final Semaphore working = new Semaphore(0);
  private final Registration registration;

  /** From now on an interrupt waits for the command. */
  public Interruption(Interrupts interrupts) {
    registration = interrupts.whenInterrupted(this::interrupt);
  }

  /** Whether the command shall end. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /**
   * Waits until the command shall end, or the time is over.
   *
   * @return whether it shall end
   */
  public boolean await(Duration longest) throws InterruptedException {
    return requested.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until the command shall end. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /** Does something that may be cut off by an interrupt, such as waiting for an answer. */
  public <T> T interruptible(Supplier<T> waiting) {
    working.release();
    try {
      return waiting.get();
    } finally {
      working.acquireUninterruptibly();
    }
  }

  private void interrupt() {
    requested.countDown();
    try {
      if (working.tryAcquire(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        working.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    working.release();
    registration.close();
  }
}
