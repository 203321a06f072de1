package dev.cyclonelariat.worker;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages that one thread handles in turn, unless others take them meanwhile. Thread-safe. */
final class Turn {

  private final Queue<Held> waiting;
  private final AtomicInteger handled = new AtomicInteger();
  private final Runnable stuck;
  private boolean seen;
  private volatile boolean over;

  /**
   * Begins a turn.
   *
   * @param stuck told when the thread is kept longer than a turn should take
   */
  Turn(Collection<Held> messages, Runnable stuck) {
    waiting = new ConcurrentLinkedQueue<>(messages);
    this.stuck = stuck;
  }

  /** Takes out the next message; null when there are no more. */
  @Nullable Held next() {
    return waiting.poll();
  }

  /** Takes out all that still wait. */
  List<Held> rest() {
    return Stream.generate(this::next).takeWhile(Objects::nonNull).toList();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** A message that was taken out has been handled. */
  void handled() {
    handled.incrementAndGet();
  }

  /** How many have been handled since the last time this was asked. */
  int newlyHandled() {
    return handled.getAndSet(0);
  }

  /** Its thread is done with it. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** Its thread is kept by a message. */
  void isStuck() {
    stuck.run();
  }

  /** Whether this has been asked before. */
  synchronized boolean isSeenAgain() {
    boolean before = seen;
    seen = true;
    return before;
  }
}
