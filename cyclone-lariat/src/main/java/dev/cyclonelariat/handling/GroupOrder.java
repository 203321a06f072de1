package dev.cyclonelariat.handling;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps FIFO groups in order while messages that were received together are handled: behind one
 * that was not acknowledged, none of its group may be handled. Not thread-safe.
 */
final class GroupOrder {

  /** What becomes of a message behind one that was not acknowledged. */
  static final Outcome BEHIND = new Outcome.Retry(Duration.ZERO, null);

  private final Set<Group> blocked = new HashSet<>();

  private record Group(String queue, String id) {}

  boolean isBlocked(Delivery delivery) {
    String group = delivery.fifoGroup();
    return group != null
        && !blocked.isEmpty()
        && blocked.contains(new Group(delivery.queue(), group));
  }

  void note(Delivery delivery, Outcome outcome) {
    String group = delivery.fifoGroup();
    if (group != null && !outcome.isAcknowledged()) {
      blocked.add(new Group(delivery.queue(), group));
    }
  }
}
