package dev.cyclonelariat.worker;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles each message of a standard queue by itself, or all that came together together. */
final class SideBySide implements Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

  private final Handling handling;
  private final Executor executor;
  private final IntConsumer release;

  SideBySide(Handling handling, Executor executor, IntConsumer release) {
    this.handling = handling;
    this.executor = executor;
    this.release = release;
  }

  @Override
  public int dispatch(List<Held> received) {
    if (handling.wantsBatches()) {
      execute(received);
    } else {
      received.forEach(message -> execute(List.of(message)));
    }
    return received.size();
  }

  private void execute(List<Held> messages) {
    try {
      executor.execute(
          () -> {
            try {
              handling.handle(messages);
            } finally {
              release.accept(messages.size());
            }
          });
    } catch (RuntimeException | Error e) { // Rejected, or no thread to be had.
      LOG.error("No thread takes {}, which are handed back", messages, e);
      handling.handBack(messages);
      release.accept(messages.size());
    }
  }
}
