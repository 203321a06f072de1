package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.outbox.relay.RoundResult.Failure;
import dev.cyclonelariat.outbox.relay.Settlement.Fate;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of entries that failed by their own fault. */
final class Failed {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private Failed() {}

  /** To the log one line for all that fared alike, to the listener each. */
  static void tell(List<Failure> failures, Settlement settlement, RelayParts parts, Clock clock) {
    if (failures.isEmpty()) {
      return;
    }
    Map<Fate, List<Failure>> fates =
        failures.stream().collect(Collectors.groupingBy(f -> settlement.fate(f.entry())));
    fates.forEach(Failed::log);
    fates.forEach((fate, alike) -> alike.forEach(failure -> tell(failure, fate, parts, clock)));
  }

  private static void log(Fate fate, List<Failure> failures) {
    String first = failures.get(0).error().getMessage();
    switch (fate) {
      case AGAIN -> {
        long fresh = failures.stream().filter(failure -> failure.entry().attempts() == 0).count();
        if (fresh > 0) {
          LOG.warn(
              "Not sent, and tried again later ({} of them, here the first): {}", fresh, first);
        }
      }
      case BLOCKED ->
          LOG.error(
              "FIFO groups are blocked ({} of them, here the first): {}", failures.size(), first);
      case PARKED ->
          LOG.error("Messages are parked ({} of them, here the first): {}", failures.size(), first);
    }
  }

  private static void tell(Failure failure, Fate fate, RelayParts parts, Clock clock) {
    ClaimedEntry entry = failure.entry();
    String error = String.valueOf(failure.error().getMessage());
    parts.metrics().failed(entry.message().resource());
    OutboxEntry told = entry.failed(error, state(fate), clock.instant());
    try {
      parts.onSendingError().onSendingError(told, failure.error());
    } catch (RuntimeException | Error e) {
      LOG.warn("The listener for sending errors failed about {}", told, e);
    }
  }

  private static State state(Fate fate) {
    return switch (fate) {
      case AGAIN -> State.DELAYED;
      case BLOCKED -> State.BLOCKED;
      case PARKED -> State.PARKED;
    };
  }
}
