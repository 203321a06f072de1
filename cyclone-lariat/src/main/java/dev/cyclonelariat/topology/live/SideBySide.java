package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.topology.TopologyException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the same about many things, several at a time. The caller's thread takes part. */
final class SideBySide {

  /** So many calls of some 80 ms each reach the rate of {@link Rate#OTHER}. */
  private static final int AT_ONCE = 8;

  private final Executor executor;

  SideBySide(Executor executor) {
    this.executor = executor;
  }

  /**
   * The answer for each thing.
   *
   * @param ask its first failure is thrown, and nothing more is asked
   */
  <T, R> Map<T, R> map(Collection<T> things, Function<T, R> ask) {
    Map<T, R> answers = new ConcurrentHashMap<>();
    Work<T> work = new Work<>(things.iterator(), thing -> answers.put(thing, ask.apply(thing)));
    for (int i = 1; i < Math.min(AT_ONCE, things.size()); i++) {
      executor.execute(work);
    }
    work.run();
    work.await();
    return answers;
  }

  private static final class Work<T> implements Runnable {

    private final Iterator<T> left;
    private final Consumer<T> action;
    private int running;
    private @Nullable RuntimeException failure;

    Work(Iterator<T> left, Consumer<T> action) {
      this.left = left;
      this.action = action;
    }

    @Override
    public void run() {
      for (T thing = next(); thing != null; thing = next()) {
        RuntimeException failed = null;
        try {
          action.accept(thing);
        } catch (RuntimeException e) {
          failed = e;
        } finally {
          done(failed);
        }
      }
    }

    private synchronized @Nullable T next() {
      if (failure != null || !left.hasNext()) {
        return null;
      }
      running++;
      return left.next();
    }

    private synchronized void done(@Nullable RuntimeException failed) {
      running--;
      if (failure == null) {
        failure = failed;
      }
      notifyAll();
    }

    /** What the executor has not begun yet finds nothing left to do. */
    synchronized void await() {
      try {
        while (running > 0) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TopologyException("Interrupted while waiting for AWS", e);
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
