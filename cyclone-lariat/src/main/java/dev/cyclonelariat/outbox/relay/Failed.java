package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of entries that failed by their own fault. */
final class Failed {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private Failed() {}

  static void tell(
      RoundResult.Failure failure, Settlement.Fate fate, RelayParts parts, Clock clock) {
    ClaimedEntry entry = failure.entry();
    String error = String.valueOf(failure.error().getMessage());
    switch (fate) {
      case AGAIN -> {
        if (entry.attempts() == 0) {
          LOG.warn("{}; it is tried again", error);
        }
      }
      case BLOCKED -> LOG.error("{}; its FIFO group is blocked", error);
      case PARKED -> LOG.error("{}; it is parked", error);
    }
    parts.metrics().failed(entry.message().resource());
    OutboxEntry told = entry.failed(error, state(fate), clock.instant());
    try {
      parts.onSendingError().onSendingError(told, failure.error());
    } catch (RuntimeException | Error e) {
      LOG.warn("The listener for sending errors failed about {}", told, e);
    }
  }

  private static State state(Settlement.Fate fate) {
    return switch (fate) {
      case AGAIN -> State.DELAYED;
      case BLOCKED -> State.BLOCKED;
      case PARKED -> State.PARKED;
    };
  }
}
