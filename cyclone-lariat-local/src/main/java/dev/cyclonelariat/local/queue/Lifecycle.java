package dev.cyclonelariat.local.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The life of a queue's messages: delayed, available, in flight and available again, gone. Time
 * moves only by {@link #advance}.
 */
final class Lifecycle {
  private static final Comparator<Entry> BY_VISIBILITY =
      Comparator.<Entry>comparingLong(entry -> entry.visibleAt).thenComparingLong(Entry::position);
  private static final Comparator<Entry> BY_AGE =
      Comparator.comparingLong(Entry::sentAt).thenComparingLong(Entry::position);

  private final boolean fifo;
  private final LongUnaryOperator orders;
  private final Backlog backlog;
  private final TreeSet<Entry> hidden = new TreeSet<>(BY_VISIBILITY);
  private final TreeSet<Entry> byAge = new TreeSet<>(BY_AGE);
  private long nextPosition = 1;
  private int inFlight;

  /**
   * @param orders gives a place among the waiting messages of a standard queue for a position
   */
  Lifecycle(boolean fifo, LongUnaryOperator orders) {
    this.fifo = fifo;
    this.orders = orders;
    this.backlog = fifo ? new FifoBacklog() : new StandardBacklog();
  }

  long nextPosition() {
    return nextPosition++;
  }

  /** Takes a new message, available at {@code availableAt}. */
  void add(Entry entry, long availableAt, long now) {
    byAge.add(entry);
    if (!fifo) {
      entry.order = orders.applyAsLong(entry.position());
    }
    if (availableAt > now) {
      entry.state = Entry.State.DELAYED;
      hide(entry, availableAt);
    }
    backlog.add(entry);
  }

  /** The message to receive next; see {@link Backlog#next}. */
  @Nullable Entry next(@Nullable Entry previous) {
    return backlog.next(previous);
  }

  /** An available message is received. */
  void takeOff(Entry entry, long until) {
    backlog.remove(entry);
    entry.state = Entry.State.IN_FLIGHT;
    inFlight++;
    hide(entry, until);
    backlog.tookOff(entry);
  }

  /** Changes until when a delayed or received message is hidden. */
  void hide(Entry entry, long until) {
    hidden.remove(entry);
    entry.visibleAt = until;
    hidden.add(entry);
  }

  /** A message leaves the queue, in whatever state it is. */
  void discard(Entry entry) {
    if (entry.state == Entry.State.IN_FLIGHT) {
      land(entry);
    } else {
      hidden.remove(entry);
      backlog.remove(entry);
    }
    entry.state = Entry.State.GONE;
    byAge.remove(entry);
  }

  private void land(Entry entry) {
    hidden.remove(entry);
    inFlight--;
    backlog.landed(entry);
  }

  /**
   * Makes available what is no longer hidden.
   *
   * @param retention age at which messages leave the queue
   * @return the messages that became too old
   */
  List<Entry> advance(long now, long retention) {
    List<Entry> expired = List.of();
    while (!byAge.isEmpty() && byAge.first().sentAt() + retention <= now) {
      expired = expired.isEmpty() ? new ArrayList<>() : expired;
      expired.add(byAge.first());
      discard(byAge.first());
    }
    while (!hidden.isEmpty() && hidden.first().visibleAt <= now) {
      appear(hidden.first());
    }
    return expired;
  }

  private void appear(Entry entry) {
    boolean delayed = entry.state == Entry.State.DELAYED;
    if (delayed) {
      hidden.remove(entry);
    } else {
      land(entry);
    }
    entry.state = Entry.State.AVAILABLE;
    if (!fifo) {
      entry.order = orders.applyAsLong(nextPosition++);
    }
    if (delayed) {
      backlog.delayOver(entry);
    } else {
      backlog.add(entry);
    }
  }

  /** When {@link #advance} next has something to do; {@link Long#MAX_VALUE} if never. */
  long nextChange(long retention) {
    if (byAge.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long expiry = byAge.first().sentAt() + retention;
    return hidden.isEmpty() ? expiry : Math.min(expiry, hidden.first().visibleAt);
  }

  List<Entry> delayed() {
    List<Entry> delayed = new ArrayList<>(hidden);
    delayed.removeIf(entry -> entry.state != Entry.State.DELAYED);
    return delayed;
  }

  int inFlight() {
    return inFlight;
  }

  Counts counts() {
    return new Counts(byAge.size() - hidden.size(), inFlight, hidden.size() - inFlight);
  }

  /** All messages, oldest first. */
  List<Entry> all() {
    return List.copyOf(byAge);
  }

  void clear() {
    hidden.clear();
    byAge.clear();
    backlog.clear();
    inFlight = 0;
  }
}
