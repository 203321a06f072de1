package dev.cyclonelariat.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of one resource go into the next batch. Of a FIFO group only the first unsent
 * message is ever in a batch: AWS fails entries one by one, so a second one could overtake it. Not
 * thread-safe.
 *
 * @param <T> a message
 */
public final class BatchPlan<T> {

  private final Function<T, @Nullable String> group;
  private final ToIntFunction<T> bytes;

  /** Messages that may go out now. */
  private final Deque<T> ready = new ArrayDeque<>();

  /** Behind the one message of each group that is ready or on its way: those that wait for it. */
  private final Map<String, Deque<T>> waiting = new HashMap<>();

  /** Groups of which a message was given up: sending what comes later would break their order. */
  private final Set<String> givenUp = new HashSet<>();

  /**
   * An empty plan.
   *
   * @param group the FIFO group of a message, or null
   * @param bytes what AWS counts of a message
   */
  public BatchPlan(Function<T, @Nullable String> group, ToIntFunction<T> bytes) {
    this.group = group;
    this.bytes = bytes;
  }

  /**
   * Plans one more message.
   *
   * @return false if an earlier message of its group was given up
   */
  public boolean add(T message) {
    String group = this.group.apply(message);
    if (group != null && givenUp.contains(group)) {
      return false;
    }
    Deque<T> behind = group == null ? null : waiting.get(group);
    if (behind != null) {
      behind.add(message);
      return true;
    }
    if (group != null) {
      waiting.put(group, new ArrayDeque<>());
    }
    ready.add(message);
    return true;
  }

  /** Whether a batch of as many entries as AWS takes could be made now. */
  public boolean fillsBatch() {
    return ready.size() >= BatchSender.MOST_ENTRIES;
  }

  /** Takes as many ready messages as fit; empty while all that remain wait for others. */
  public List<T> next(int maximumBytes) {
    List<T> batch = new ArrayList<>(BatchSender.MOST_ENTRIES);
    int sum = 0;
    while (batch.size() < BatchSender.MOST_ENTRIES && !ready.isEmpty()) {
      int next = bytes.applyAsInt(ready.element());
      if (!batch.isEmpty() && sum + next > maximumBytes) {
        break;
      }
      sum += next;
      batch.add(ready.remove());
    }
    return batch;
  }

  /** AWS has the message: the next of its group may go. */
  public void sent(T message) {
    String group = this.group.apply(message);
    if (group == null) {
      return;
    }
    T following = waiting.getOrDefault(group, new ArrayDeque<>()).poll();
    if (following == null) {
      waiting.remove(group);
    } else {
      ready.add(following);
    }
  }

  /** The message goes again, before those of other groups that have not been tried. */
  public void again(T message) {
    ready.addFirst(message);
  }

  /**
   * The message is given up, and with it those of its group that waited for it: they are returned.
   */
  public List<T> giveUp(T message) {
    String group = this.group.apply(message);
    if (group == null) {
      return List.of();
    }
    givenUp.add(group);
    Deque<T> behind = waiting.remove(group);
    return behind == null ? List.of() : List.copyOf(behind);
  }
}
