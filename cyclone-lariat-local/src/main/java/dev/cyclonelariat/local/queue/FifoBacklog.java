package dev.cyclonelariat.local.queue;

import org.jspecify.annotations.Nullable;

/**
 * Messages in the order of sending. A group is locked while one of its messages is in flight, and
 * waits while its first one is delayed; one receive takes as many of a group as it can.
 */
final class FifoBacklog extends Backlog {

  @Override
  void add(Entry entry) {
    append(entry);
  }

  @Override
  void delayOver(Entry entry) {
    update(lane(entry));
  }

  @Override
  @Nullable Entry next(@Nullable Entry previous) {
    if (previous != null) {
      Lane same = lane(previous);
      if (!same.waiting.isEmpty() && isAvailable(same.waiting.first())) {
        return same.waiting.first();
      }
    }
    Lane lane = firstReady();
    return lane == null ? null : lane.waiting.first();
  }

  @Override
  boolean isReady(Lane lane) {
    return lane.inFlight == 0 && isAvailable(lane.waiting.first());
  }

  private static boolean isAvailable(Entry entry) {
    return entry.state == Entry.State.AVAILABLE;
  }

  @Override
  long load(Lane lane) {
    return 0;
  }
}
