package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
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

  /** What waits is left to its turn for at least this time, and less than twice as long. */
  private static final Duration LONGEST_TURN = Duration.ofMillis(5);

  private final Handling handling;
  private final Executor executor;
  private final IntConsumer release;
  private final Alarm alarm;
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean watched = new AtomicBoolean();

  SideBySide(Handling handling, Executor executor, IntConsumer release, Alarm alarm) {
    this.handling = handling;
    this.executor = executor;
    this.release = release;
    this.alarm = alarm;
  }

  @Override
  public int dispatch(List<Held> received) {
    if (handling.wantsBatches()) {
      execute(received);
    } else if (isForOneTurn(received)) {
      Turn turn = begin(received, () -> {});
      execute(() -> run(turn), turn::rest);
    } else {
      received.forEach(message -> execute(List.of(message)));
    }
    return received.size();
  }

  @Override
  public int handleHere(List<Held> received, Runnable stuck) {
    if (handling.wantsBatches() || !isForOneTurn(received)) {
      return dispatch(received);
    }
    run(begin(received, stuck));
    return received.size();
  }

  private boolean isForOneTurn(List<Held> received) {
    return received.size() > 1 && handling.pace().isQuick();
  }

  private Turn begin(List<Held> received, Runnable stuck) {
    Turn turn = new Turn(received, stuck);
    turns.add(turn);
    watch();
    return turn;
  }

  private void run(Turn turn) {
    try {
      for (Held next = turn.next(); next != null; next = turn.next()) {
        try {
          handling.handle(List.of(next));
        } finally {
          turn.handled();
        }
      }
    } finally {
      turn.end();
      release.accept(turn.newlyHandled());
    }
  }

  /** One alarm looks after all turns: one for each would cost more than the turn. */
  private void watch() {
    if (watched.compareAndSet(false, true)) {
      alarm.in(LONGEST_TURN, this::look);
    }
  }

  private void look() {
    watched.set(false);
    turns.removeIf(this::isOver);
    if (!turns.isEmpty()) {
      watch();
    }
  }

  private boolean isOver(Turn turn) {
    // The one that its thread is at may take long, and shall hold no permit but its own.
    release.accept(turn.newlyHandled());
    if (turn.isOver()) {
      return true;
    }
    if (!turn.isSeenAgain()) {
      return false;
    }
    if (!turn.isEmpty()) {
      handling.pace().slow();
      turn.rest().forEach(message -> execute(List.of(message)));
    }
    turn.isStuck();
    return true;
  }

  private void execute(List<Held> messages) {
    execute(() -> handle(messages), () -> messages);
  }

  /**
   * Runs it on a thread.
   *
   * @param messages that it would have handled
   */
  private void execute(Runnable handler, Supplier<List<Held>> messages) {
    try {
      executor.execute(handler);
    } catch (RuntimeException | Error e) { // Rejected, or no thread to be had.
      List<Held> unhandled = messages.get();
      LOG.error("No thread takes {}, which are handed back", unhandled, e);
      handling.handBack(unhandled);
      release.accept(unhandled.size());
    }
  }

  private void handle(List<Held> messages) {
    try {
      handling.handle(messages);
    } finally {
      release.accept(messages.size());
    }
  }
}
