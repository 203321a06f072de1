package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Whether the heap stays as it is while an inbox takes a million messages. */
final class InboxHeap implements Benchmark {

  private static final int FIRST = 100_000;
  private static final int ALL = 1_000_000;
  private static final int THREADS = 8;

  @Override
  public String name() {
    return "inbox-heap";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (BenchmarkDatabase database = new BenchmarkDatabase(THREADS + 2, Map.of())) {
      Pipeline pipeline = InboxBenchmark.transactional(database);
      handle(pipeline, threads, FIRST);
      double first = HeapInUse.megabytes();
      handle(pipeline, threads, ALL - FIRST);
      figures.accept(
          HeapInUse.after("inbox: heap in use after 1,000,000 messages", first, "after 100,000"));
    } finally {
      threads.shutdown();
    }
  }

  private static void handle(Pipeline pipeline, ExecutorService threads, int messages)
      throws Exception {
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
}
