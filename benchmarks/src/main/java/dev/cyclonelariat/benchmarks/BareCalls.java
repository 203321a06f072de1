package dev.cyclonelariat.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that calls now and then, and notes how long each call takes. */
final class BareCalls implements AutoCloseable {

  private static final int PER_SECOND = 100;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final List<Long> nanos = new ArrayList<>();

  BareCalls(Runnable call) {
    thread.scheduleAtFixedRate(
        () -> {
          long start = System.nanoTime();
          call.run();
          nanos.add(System.nanoTime() - start);
        },
        0,
        TimeUnit.SECONDS.toNanos(1) / PER_SECOND,
        TimeUnit.NANOSECONDS);
  }

  /** Makes no more calls, and tells how long they have taken. */
  long[] end() throws InterruptedException {
    close();
    if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The last call does not end");
    }
    return nanos.stream().mapToLong(each -> each).toArray();
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
