package dev.cyclonelariat.local.record;

import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to every message, as the broker itself saw it. Counts are exact for ever; the
 * single events are kept as long as they fit into a fixed amount of memory, oldest out first.
 * Thread-safe.
 */
public final class DeliveryRecord {
  private static final int EVENT_BYTES = 120;

  private final long memoryLimit;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final Map<String, EnumMap<Kind, LongAdder>> counts = new HashMap<>();
  private long memory;
  private long forgotten;
  private int waiting;

  private record Kept(
      Kind kind,
      long at,
      String resource,
      String messageId,
      @Nullable MessageBody body,
      @Nullable String detail) {

    int bytes() {
      return EVENT_BYTES + (body == null ? 0 : body.size());
    }

    DeliveryEvent toEvent() {
      return new DeliveryEvent(
          kind,
          Instant.ofEpochMilli(at),
          resource,
          messageId,
          body == null ? null : body.toString(),
          detail);
    }
  }

  /**
   * @param memoryLimit bytes that the kept events may occupy, about
   */
  public DeliveryRecord(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /** Adds an event; called by the broker. */
  public synchronized void add(
      Kind kind,
      long at,
      String resource,
      String messageId,
      @Nullable MessageBody body,
      @Nullable String detail) {
    counts
        .computeIfAbsent(resource, unused -> new EnumMap<>(Kind.class))
        .computeIfAbsent(kind, unused -> new LongAdder())
        .increment();
    Kept event = new Kept(kind, at, resource, messageId, body, detail);
    kept.addLast(event);
    memory += event.bytes();
    while (memory > memoryLimit && !kept.isEmpty()) {
      memory -= kept.removeFirst().bytes();
      forgotten++;
    }
    if (waiting > 0) {
      notifyAll();
    }
  }

  /**
   * Waits until something has happened so often on one resource.
   *
   * @param resource name or ARN of a topic or queue
   * @param longest how long to wait, in real time
   * @return whether it has
   */
  public synchronized boolean await(Kind kind, String resource, long count, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    waiting++;
    try {
      while (count(kind, resource) < count) {
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
      return true;
    } finally {
      waiting--;
    }
  }

  /** How often something happened on all resources together. */
  public synchronized long count(Kind kind) {
    return counts.values().stream().mapToLong(kinds -> of(kinds, kind)).sum();
  }

  /**
   * How often something happened on one resource.
   *
   * @param resource name or ARN of a topic or queue
   */
  public synchronized long count(Kind kind, String resource) {
    return counts.entrySet().stream()
        .filter(entry -> names(entry.getKey(), resource))
        .mapToLong(entry -> of(entry.getValue(), kind))
        .sum();
  }

  private static long of(EnumMap<Kind, LongAdder> kinds, Kind kind) {
    LongAdder count = kinds.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** The kept events in the order in which they happened. */
  public List<DeliveryEvent> events() {
    return events(event -> true);
  }

  /** The kept events of one kind. */
  public List<DeliveryEvent> events(Kind kind) {
    return events(event -> event.kind() == kind);
  }

  /**
   * The kept events of one kind on one resource.
   *
   * @param resource name or ARN of a topic or queue
   */
  public List<DeliveryEvent> events(Kind kind, String resource) {
    return events(event -> event.kind() == kind && names(event.resource(), resource));
  }

  private synchronized List<DeliveryEvent> events(Predicate<Kept> wanted) {
    List<DeliveryEvent> events = new ArrayList<>();
    for (Kept event : kept) {
      if (wanted.test(event)) {
        events.add(event.toEvent());
      }
    }
    return events;
  }

  private static boolean names(String arn, String resource) {
    return arn.equals(resource) || arn.endsWith(':' + resource);
  }

  /** How many events were let go to save memory; while it is 0, {@link #events()} is complete. */
  public synchronized long forgotten() {
    return forgotten;
  }

  /** Forgets everything, also the counts. */
  public synchronized void clear() {
    kept.clear();
    counts.clear();
    memory = 0;
    forgotten = 0;
  }
}
