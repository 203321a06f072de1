package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Whether the heap stays as it is over a million messages. */
final class HeapOverMessages {

  private static final int FIRST = 100_000;
  private static final int ALL = 1_000_000;
  private static final int THREADS = 8;

  private final Pipeline pipeline;
  private final ExecutorService threads;

  HeapOverMessages(Pipeline pipeline, ExecutorService threads) {
    this.pipeline = pipeline;
    this.threads = threads;
  }

  void run(Consumer<Figure> figures) throws Exception {
    handle(FIRST);
    double first = usedMegabytes();
    handle(ALL - FIRST);
    double all = usedMegabytes();
    figures.accept(
        new Figure(
            "inbox: heap in use after 1,000,000 messages",
            megabytes(all),
            megabytes(first),
            all / first,
            "about 1.0",
            "after 100,000"));
  }

  private void handle(int messages) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(
          threads.submit(
              () -> {
                for (int done = 0; done < messages / THREADS; done++) {
                  pipeline.process(InboxBenchmark.delivery(InboxBenchmark.message()));
                }
              }));
    }
    for (Future<?> each : running) {
      each.get();
    }
  }

  static double usedMegabytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  static String megabytes(double megabytes) {
    return String.format(Locale.ROOT, "%.1f MB", megabytes);
  }
}
