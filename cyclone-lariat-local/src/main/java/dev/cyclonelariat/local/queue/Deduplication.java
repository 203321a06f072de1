package dev.cyclonelariat.local.queue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers for five minutes what was sent under a deduplication id (SQS and SNS FIFO). */
public final class Deduplication<T> {
  /** The deduplication interval, in milliseconds. */
  public static final long INTERVAL = 300_000;

  // All stay equally long, so that the order of insertion is the order of leaving.
  private final Map<String, Seen<T>> seen = new LinkedHashMap<>();

  private record Seen<T>(T first, long until) {}

  /** What was remembered under this key, or null. */
  public @Nullable T find(String key, long now) {
    forgetOld(now);
    Seen<T> found = seen.get(key);
    return found == null ? null : found.first();
  }

  /** Remembers what was sent. */
  public void remember(String key, T first, long now) {
    seen.remove(key); // a key that is put again would keep its old place
    seen.put(key, new Seen<>(first, now + INTERVAL));
  }

  /** Forgets everything. */
  void clear() {
    seen.clear();
  }

  private void forgetOld(long now) {
    Iterator<Seen<T>> oldest = seen.values().iterator();
    while (oldest.hasNext() && oldest.next().until() <= now) {
      oldest.remove();
    }
  }
}
