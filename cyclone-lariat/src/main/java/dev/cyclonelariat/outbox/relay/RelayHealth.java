package dev.cyclonelariat.outbox.relay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is.
 *
 * @param state what it is doing
 * @param problem what keeps it from sending, or null
 * @param lastSentAt when it last sent something, or null
 * @param backlog how many messages are to be sent, as of a while ago
 * @param oldest how long ago the oldest of them was added, as of a while ago
 */
public record RelayHealth(
    State state,
    @Nullable String problem,
    @Nullable Instant lastSentAt,
    long backlog,
    Duration oldest) {

  /** What a relay is doing. */
  public enum State {
    /** It has not been started, or was closed. */
    STOPPED,
    /** It sends what there is. */
    RUNNING,
    /** The database, or AWS, is away; it tries again by itself. */
    STALLED
  }

  /** Whether it works, with nothing in its way. */
  public boolean isFine() {
    return state == State.RUNNING;
  }
}
