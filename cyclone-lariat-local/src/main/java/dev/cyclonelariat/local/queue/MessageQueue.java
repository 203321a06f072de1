package dev.cyclonelariat.local.queue;

import dev.cyclonelariat.local.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One queue. Each call says what time it is, in milliseconds of the epoch, and first does what
 * became due: messages become available, or are thrown away after the retention period.
 */
public final class MessageQueue {
  /** How many messages may be in flight (SQS quotas). */
  public static final int MAX_IN_FLIGHT = 120_000;

  /** How long one receive may keep a message, however often it is prolonged, in milliseconds. */
  public static final long MAX_VISIBILITY = 43_200_000;

  private final long number;
  private final Consumer<Entry> whenExpired;
  private final Lifecycle life;
  private final Map<Long, Entry> received = new HashMap<>();
  private final Deduplication<Sent> deduplication = new Deduplication<>();
  private final ReceiveAttempts attempts = new ReceiveAttempts();
  private QueueSettings settings;

  /**
   * @param number tells this queue's receipt handles from those of others
   * @param whenExpired told of each message that became too old
   * @param orders for a position, the place among the waiting messages of a standard queue; no two
   *     may be the same
   */
  public MessageQueue(
      long number, QueueSettings settings, Consumer<Entry> whenExpired, LongUnaryOperator orders) {
    this.number = number;
    this.settings = settings;
    this.whenExpired = whenExpired;
    this.life = new Lifecycle(settings.fifo(), orders);
  }

  /** Changes the settings; a new delay of a FIFO queue also counts for messages already delayed. */
  public void configure(QueueSettings changed, long now) {
    advance(now);
    boolean newDelay = changed.delay() != settings.delay();
    settings = changed;
    if (changed.fifo() && newDelay) {
      life.delayed().forEach(entry -> life.hide(entry, entry.sentAt() + changed.delay()));
      advance(now);
    }
  }

  /**
   * Puts a message on the queue, unless it repeats one that was sent in the last five minutes.
   *
   * @param delay in milliseconds; negative for the queue's own
   */
  public Sent send(Message message, long delay, long now) {
    advance(now);
    String key = deduplicationKey(message);
    Sent earlier = key == null ? null : deduplication.find(key, now);
    if (earlier != null) {
      return earlier;
    }
    Entry entry = new Entry(message, life.nextPosition(), now);
    life.add(entry, now + (delay < 0 ? settings.delay() : delay), now);
    if (key != null) {
      Sent first = new Sent(message.id(), entry.sequenceNumber(), true);
      deduplication.remember(key, first, now);
    }
    return new Sent(message.id(), entry.sequenceNumber(), false);
  }

  private @Nullable String deduplicationKey(Message message) {
    if (!settings.fifo() || message.deduplicationId() == null) {
      return null;
    }
    return settings.deduplicationPerGroup()
        ? message.groupId() + '\0' + message.deduplicationId()
        : message.deduplicationId();
  }

  /** Puts a message on the queue that was on another one, whatever its deduplication id. */
  public void move(Message message, long now) {
    advance(now);
    life.add(new Entry(message, life.nextPosition(), now), now, now);
  }

  /** Takes over a message that another queue gave up. A standard queue keeps its age. */
  public void takeOver(Entry givenUp, Message message, long now) {
    advance(now);
    Entry entry = new Entry(message, life.nextPosition(), settings.fifo() ? now : givenUp.sentAt());
    entry.continueFrom(givenUp);
    life.add(entry, now, now);
  }

  /**
   * Receives messages.
   *
   * @param max at most so many
   * @param visibilityTimeout in milliseconds; negative for the queue's own
   * @param attempt repeats the receive with the same id if none of its messages changed since
   *     (FIFO)
   * @param rule null if the queue never gives up
   */
  public List<Received> receive(
      int max,
      long visibilityTimeout,
      @Nullable String attempt,
      @Nullable DeadLetterRule rule,
      long now) {
    advance(now);
    long until = now + (visibilityTimeout < 0 ? settings.visibilityTimeout() : visibilityTimeout);
    List<Received> again = attempts.repeat(attempt, now);
    if (again != null) {
      again.forEach(one -> life.hide(one.entry(), until));
      return again;
    }
    List<Received> taken = take(max, until, rule, now);
    attempts.remember(attempt, taken, now);
    return taken;
  }

  private List<Received> take(int max, long until, @Nullable DeadLetterRule rule, long now) {
    List<Received> taken = new ArrayList<>(max);
    List<Entry> givenUp = new ArrayList<>(0);
    Entry previous = null;
    while (taken.size() < max && life.inFlight() < MAX_IN_FLIGHT) {
      Entry entry = life.next(previous);
      if (entry == null) {
        break;
      }
      if (rule != null && entry.receiveCount() >= rule.maxReceiveCount()) {
        discard(entry);
        givenUp.add(entry);
      } else {
        taken.add(receive(entry, until, now));
        previous = entry;
      }
    }
    if (rule != null) {
      givenUp.forEach(rule.deadLetters()::take);
    }
    return taken;
  }

  private Received receive(Entry entry, long until, long now) {
    life.takeOff(entry, until);
    entry.receivedAt(now);
    received.put(entry.position(), entry);
    return new Received(entry, new ReceiptHandle(number, entry.position(), entry.receiveCount()));
  }

  /** Whether no more messages can be received before some in flight are deleted. */
  public boolean isInFlightLimitReached(long now) {
    advance(now);
    return life.inFlight() >= MAX_IN_FLIGHT;
  }

  /** The message a handle names while it is on the queue, or null. */
  public @Nullable Entry find(ReceiptHandle handle) {
    return received.get(handle.position());
  }

  /** Takes a received message off the queue. */
  public Outcome delete(ReceiptHandle handle, long now) {
    advance(now);
    Entry entry = received.get(handle.position());
    if (entry == null) {
      return Outcome.GONE;
    }
    boolean latest = entry.receiveCount() == handle.receive();
    if (!latest || (settings.fifo() && entry.state != Entry.State.IN_FLIGHT)) {
      return Outcome.EXPIRED;
    }
    discard(entry);
    return Outcome.DONE;
  }

  /**
   * Hides a received message for another time from now.
   *
   * @param timeout in milliseconds; with 0 it is available at once
   */
  public Outcome changeVisibility(ReceiptHandle handle, long timeout, long now) {
    advance(now);
    Entry entry = received.get(handle.position());
    if (entry == null) {
      return Outcome.GONE;
    }
    boolean inFlight = entry.state == Entry.State.IN_FLIGHT;
    if (entry.receiveCount() != handle.receive() || (settings.fifo() && !inFlight)) {
      return Outcome.EXPIRED;
    }
    if (now + timeout - entry.receivedAt > MAX_VISIBILITY) {
      return Outcome.TOO_LONG;
    }
    if (inFlight) {
      life.hide(entry, now + timeout);
    } else {
      life.takeOff(entry, now + timeout); // as SQS does, seen with standard queues
    }
    advance(now);
    return Outcome.DONE;
  }

  /** The next message that could be received, which stays; null if there is none. */
  public @Nullable Entry peek(long now) {
    advance(now);
    return life.next(null);
  }

  /** Takes a message off the queue that {@link #peek} has shown. */
  public void remove(Entry entry) {
    discard(entry);
  }

  /** Throws all messages away, also those in flight. */
  public void purge() {
    life.clear();
    received.clear();
    attempts.clear();
  }

  /** How many messages there are. */
  public Counts counts(long now) {
    advance(now);
    return life.counts();
  }

  /** All messages, oldest first. */
  public List<Entry> all(long now) {
    advance(now);
    return life.all();
  }

  /** When something becomes due by itself; {@link Long#MAX_VALUE} if nothing will. */
  public long nextChange() {
    return life.nextChange(settings.retention());
  }

  private void discard(Entry entry) {
    life.discard(entry);
    received.remove(entry.position());
  }

  private void advance(long now) {
    for (Entry expired : life.advance(now, settings.retention())) {
      received.remove(expired.position());
      whenExpired.accept(expired);
    }
  }
}
