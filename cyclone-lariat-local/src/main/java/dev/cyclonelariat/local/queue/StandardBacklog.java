package dev.cyclonelariat.local.queue;

import org.jspecify.annotations.Nullable;

/**
 * Messages in the order in which they became available. Where they name groups the queue is fair: a
 * group with fewer messages in flight goes first, so that one busy tenant does not hold up others.
 */
final class StandardBacklog extends Backlog {

  @Override
  void add(Entry entry) {
    if (entry.state == Entry.State.AVAILABLE) {
      append(entry);
    }
  }

  @Override
  void delayOver(Entry entry) {
    append(entry);
  }

  @Override
  @Nullable Entry next(@Nullable Entry previous) {
    Lane lane = firstReady();
    return lane == null ? null : lane.waiting.first();
  }

  @Override
  boolean isReady(Lane lane) {
    return true;
  }

  @Override
  long load(Lane lane) {
    return hasGroup(lane) ? lane.inFlight : 0;
  }
}
