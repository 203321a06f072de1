package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.util.function.Consumer;

/** Whether the heap stays as it is while one worker handles a million messages. */
final class WorkerHeap {

  private static final int CHUNK = 50_000;
  private static final int FIRST = 100_000;
  private static final int ALL = 1_000_000;

  private final LocalSnsSqs server;
  private final OurWorker worker;

  WorkerHeap(LocalSnsSqs server, Lariat lariat, NoteHandler handler) {
    this.server = server;
    this.worker = new OurWorker(server, lariat, "heap", CHUNK, handler);
  }

  void run(Consumer<Figure> figures) throws Exception {
    worker.prepare();
    worker.run();
    handle(FIRST - CHUNK);
    double first = HeapInUse.megabytes();
    handle(ALL - FIRST);
    Figure figure =
        HeapInUse.after(
            "worker and broker: heap in use after 1,000,000 messages", first, "after 100,000");
    worker.cleanUp();
    figures.accept(figure);
  }

  private void handle(int messages) throws InterruptedException {
    for (int done = 0; done < messages; done += CHUNK) {
      server.deliveries().clear();
      worker.fill();
      worker.awaitEmpty();
    }
    server.deliveries().clear();
  }
}
