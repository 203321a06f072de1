package dev.cyclonelariat.benchmarks;

import java.util.function.Consumer;

/** The worker's heap over many messages. */
final class WorkerHeapBenchmark implements Benchmark {

  @Override
  public String name() {
    return "worker-heap";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (BrokerAndClient broker = BrokerAndClient.start()) {
      new WorkerHeap(broker.server(), broker.lariat(), new NoteHandler()).run(figures);
    }
  }
}
