package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.message.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as an inbox keeps it for one consumer.
 *
 * @param message restored, with its business error and times; its group id too
 * @param consumer who handles it; null in rows that a Ruby process has made
 * @param queue the queue it came from; null in rows that a Ruby process has made
 * @param attempts how often its handler was run
 * @param lastError what failed last, if anything did
 * @param handled how long its last attempt took; null when under 10 ms
 * @param leasedUntil how long the process that handles it now has said it would; null without one
 * @param dataChanged whether its data were changed before they were stored
 * @param resolution how a human has settled it
 */
public record StoredMessage(
    Message message,
    @Nullable String consumer,
    @Nullable String queue,
    int attempts,
    @Nullable String lastError,
    @Nullable Duration handled,
    @Nullable Instant leasedUntil,
    boolean dataChanged,
    @Nullable String resolution) {

  /** What became of it. */
  public State state() {
    if (resolution != null) {
      return State.RESOLVED;
    } else if (message.processedAt() == null) {
      return State.UNPROCESSED;
    }
    return message.clientError() == null ? State.PROCESSED : State.CLIENT_ERROR;
  }

  /** What can become of a message. */
  public enum State {
    /** Handled with success. */
    PROCESSED,
    /** Not handled yet: it is being handled, or will be delivered again, or lies among the dead. */
    UNPROCESSED,
    /** Ended with a business error, and no human has settled it. */
    CLIENT_ERROR,
    /** Settled by a human. */
    RESOLVED
  }

  /** Names the message without its data. */
  @Override
  public String toString() {
    return message + " for " + (consumer == null ? "a Ruby process" : consumer);
  }
}
