package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.Worker;
import org.jspecify.annotations.Nullable;

/** The library's worker. */
final class OurWorker extends Consumption {

  private static final int CONCURRENCY = 100;

  private final Lariat lariat;
  private final NoteHandler handler;
  private @Nullable Worker worker;

  OurWorker(LocalSnsSqs server, Lariat lariat, String name, int messages, NoteHandler handler) {
    super(server, lariat, name, messages);
    this.lariat = lariat;
    this.handler = handler;
  }

  @Override
  void start() {
    worker =
        lariat
            .worker()
            .queue(Queue.parse(queue()))
            .concurrency(CONCURRENCY)
            .onEvent("note_added", (message, context) -> handler.handle(message))
            .start();
  }

  @Override
  public void cleanUp() {
    if (worker != null) {
      worker.close();
    }
  }
}
