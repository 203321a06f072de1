package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles each message of a standard queue by itself, or all that came together together.
 *
 * <p>Waking a thread for each message would cost more than a quick handler does. While handlers are
 * quick, one thread therefore takes the messages of a receive in turn, and those that still wait
 * after a moment get threads of their own.
 */
final class SideBySide implements Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

  private static final Duration LONGEST_TURN = Duration.ofMillis(5);

  private final Handling handling;
  private final Executor executor;
  private final IntConsumer release;
  private final Alarm alarm;
  private final long quickNanos;
  private volatile boolean quick;

  /**
   * Begins with threads for each message.
   *
   * @param quickHandler a handler that takes less counts as quick
   */
  SideBySide(
      Handling handling,
      Executor executor,
      IntConsumer release,
      Alarm alarm,
      Duration quickHandler) {
    this.handling = handling;
    this.executor = executor;
    this.release = release;
    this.alarm = alarm;
    this.quickNanos = quickHandler.toNanos();
  }

  @Override
  public int dispatch(List<Held> received) {
    if (handling.wantsBatches()) {
      execute(received);
    } else if (quick && received.size() > 1) {
      inTurn(received);
    } else {
      received.forEach(message -> execute(List.of(message)));
    }
    return received.size();
  }

  private void inTurn(List<Held> received) {
    Queue<Held> waiting = new ConcurrentLinkedQueue<>(received);
    if (execute(received, () -> oneByOne(waiting, this::handle))) {
      alarm.in(LONGEST_TURN, () -> !waiting.isEmpty(), () -> spread(waiting));
    }
  }

  private void spread(Queue<Held> waiting) {
    quick = false;
    oneByOne(waiting, this::execute);
  }

  private static void oneByOne(Queue<Held> waiting, Consumer<List<Held>> step) {
    for (Held next = waiting.poll(); next != null; next = waiting.poll()) {
      step.accept(List.of(next));
    }
  }

  private void execute(List<Held> messages) {
    execute(messages, () -> handle(messages));
  }

  private boolean execute(List<Held> messages, Runnable handler) {
    try {
      executor.execute(handler);
      return true;
    } catch (RuntimeException | Error e) { // Rejected, or no thread to be had.
      LOG.error("No thread takes {}, which are handed back", messages, e);
      handling.handBack(messages);
      release.accept(messages.size());
      return false;
    }
  }

  private void handle(List<Held> messages) {
    long start = System.nanoTime();
    try {
      handling.handle(messages);
    } finally {
      quick = System.nanoTime() - start < quickNanos;
      release.accept(messages.size());
    }
  }
}
