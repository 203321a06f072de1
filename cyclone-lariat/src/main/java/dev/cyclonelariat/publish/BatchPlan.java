package dev.cyclonelariat.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages of one resource go into the next batch. Of a FIFO group only the first unsent
 * message is ever in a batch: AWS fails entries one by one, so a second one could overtake it. Not
 * thread-safe.
 */
final class BatchPlan {

  private static final int MOST_ENTRIES = 10;

  /** Messages that may go out now. */
  private final Deque<Pending> ready = new ArrayDeque<>();

  /** Behind the one message of each group that is ready or on its way: those that wait for it. */
  private final Map<String, Deque<Pending>> waiting = new HashMap<>();

  /** Groups of which a message was given up: sending what comes later would break their order. */
  private final Set<String> givenUp = new HashSet<>();

  /**
   * Plans one more message.
   *
   * @return false if an earlier message of its group was given up
   */
  boolean add(Pending message) {
    String group = message.orderedGroup();
    if (group != null && givenUp.contains(group)) {
      return false;
    }
    Deque<Pending> behind = group == null ? null : waiting.get(group);
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
  boolean fillsBatch() {
    return ready.size() >= MOST_ENTRIES;
  }

  /** Takes as many ready messages as fit; empty while all that remain wait for others. */
  List<Pending> next(int maximumBytes) {
    List<Pending> batch = new ArrayList<>(MOST_ENTRIES);
    int bytes = 0;
    while (batch.size() < MOST_ENTRIES && !ready.isEmpty()) {
      int next = ready.element().message().bytes();
      if (!batch.isEmpty() && bytes + next > maximumBytes) {
        break;
      }
      bytes += next;
      batch.add(ready.remove());
    }
    return batch;
  }

  /** AWS has the message: the next of its group may go. */
  void sent(Pending message) {
    String group = message.orderedGroup();
    if (group == null) {
      return;
    }
    Pending following = waiting.getOrDefault(group, new ArrayDeque<>()).poll();
    if (following == null) {
      waiting.remove(group);
    } else {
      ready.add(following);
    }
  }

  /** The message goes again, before those of other groups that have not been tried. */
  void again(Pending message) {
    ready.addFirst(message);
  }

  /**
   * The message is given up, and with it those of its group that waited for it: they are returned.
   */
  List<Pending> giveUp(Pending message) {
    String group = message.orderedGroup();
    if (group == null) {
      return List.of();
    }
    givenUp.add(group);
    Deque<Pending> behind = waiting.remove(group);
    return behind == null ? List.of() : List.copyOf(behind);
  }
}
