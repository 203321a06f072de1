package dev.cyclonelariat.outbox.relay;

import java.util.List;

/**
 * Rows claimed together.
 *
 * @param lease what makes them ours
 * @param entries in the order of adding
 * @param isPartial whether there may be more to claim at once
 */
record Claim(Lease lease, List<ClaimedEntry> entries, boolean isPartial) {

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether it holds rows of FIFO groups, behind which there may be more. */
  boolean hasLanes() {
    return entries.stream().anyMatch(entry -> !entry.lane().isEmpty());
  }
}
