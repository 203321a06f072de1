package dev.cyclonelariat.local.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The messages of a queue that can be received, or will be, by group. */
abstract class Backlog {
  private static final String NO_GROUP = "";

  private final Map<String, Lane> lanes = new HashMap<>();
  private final TreeSet<Lane> ready = new TreeSet<>();

  /** Takes a message that was sent (available or delayed) or came back from flight. */
  abstract void add(Entry entry);

  /** A delayed message has become available. */
  abstract void delayOver(Entry entry);

  /**
   * The message to receive next, which stays until {@link #remove}.
   *
   * @param previous the one received just before in the same call
   */
  abstract @Nullable Entry next(@Nullable Entry previous);

  /** Whether a receive may take from this lane, whose messages wait. */
  abstract boolean isReady(Lane lane);

  /** What puts a lane behind others. */
  abstract long load(Lane lane);

  /** Takes a waiting message out. */
  void remove(Entry entry) {
    Lane lane = lanes.get(group(entry));
    if (lane != null) {
      lane.waiting.remove(entry);
      update(lane);
    }
  }

  /** A message, removed before, is in flight. */
  void tookOff(Entry entry) {
    Lane lane = lane(entry);
    lane.inFlight++;
    update(lane);
  }

  /** A message is no longer in flight; {@link #add} follows if it came back. */
  void landed(Entry entry) {
    Lane lane = lane(entry);
    lane.inFlight--;
    update(lane);
  }

  final void append(Entry entry) {
    Lane lane = lane(entry);
    lane.waiting.add(entry);
    update(lane);
  }

  final Lane lane(Entry entry) {
    return lanes.computeIfAbsent(group(entry), Lane::new);
  }

  final @Nullable Lane firstReady() {
    return ready.isEmpty() ? null : ready.first();
  }

  final void update(Lane lane) {
    boolean takes = !lane.waiting.isEmpty() && isReady(lane);
    if (takes && lane.listed && lane.isRanked(load(lane))) {
      return;
    }
    if (lane.listed) {
      ready.remove(lane);
      lane.listed = false;
    }
    if (takes) {
      lane.rank(load(lane));
      ready.add(lane);
      lane.listed = true;
    } else if (lane.isEmpty()) {
      lanes.remove(lane.group);
    }
  }

  void clear() {
    lanes.clear();
    ready.clear();
  }

  static boolean hasGroup(Lane lane) {
    return !lane.group.equals(NO_GROUP);
  }

  private static String group(Entry entry) {
    String group = entry.message().groupId();
    return group == null ? NO_GROUP : group;
  }
}
