package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.outbox.store.OutboxEntry;

/**
 * Told when a message could not be sent by its own fault, each time and for each message; that AWS
 * is away {@link RelayHealth} tells. One that throws changes nothing. Called on the relay's
 * threads, which it holds up; thread-safe.
 */
@FunctionalInterface
public interface SendingErrorListener {

  /** Listens to nothing. */
  SendingErrorListener NONE = (entry, error) -> {};

  /**
   * A message could not be sent, which is noted in the outbox by now.
   *
   * @param entry the message, and how often it has been tried
   * @param error why
   */
  void onSendingError(OutboxEntry entry, LariatException error);
}
