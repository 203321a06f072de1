package dev.cyclonelariat.outbox.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much there is in the outbox.
 *
 * @param ready messages that a relay may take now, those under lease included
 * @param delayed messages that failed and wait to be tried again
 * @param blocked messages whose attempts are used up and that hold their FIFO group
 * @param parked messages that were given up
 * @param oldest how long ago the oldest message that is not parked was added; null when there is
 *     none
 */
public record OutboxStats(
    long ready, long delayed, long blocked, long parked, @Nullable Duration oldest) {

  /** All messages that are still to be sent. */
  public long backlog() {
    return ready + delayed + blocked;
  }
}
