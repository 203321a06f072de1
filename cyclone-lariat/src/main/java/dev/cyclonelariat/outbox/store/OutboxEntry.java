package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.EncodedMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param id its place in the order of adding
 * @param encoded the message as it goes out
 * @param state what is to become of it
 * @param attempts how often sending it failed by its own fault
 * @param sendingError why sending it failed last, or null
 * @param createdAt when it was added
 * @param availableAt when it is tried next; of a leased one, when the lease runs out; of a parked
 *     one, when it was parked
 */
public record OutboxEntry(
    long id,
    EncodedMessage encoded,
    State state,
    int attempts,
    @Nullable String sendingError,
    Instant createdAt,
    Instant availableAt) {

  /** What is to become of an entry. */
  public enum State {
    /** It waits for a relay. */
    READY,
    /** A relay has it under lease and is sending it. */
    LEASED,
    /** Sending it failed; it waits to be tried again. */
    DELAYED,
    /** Its attempts are used up; it waits for a human, and so does its FIFO group. */
    BLOCKED,
    /** Its attempts are used up; it waits for a human, in the table of parked messages. */
    PARKED
  }

  /**
   * The message itself.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if it was added without validation
   *     and breaks its schema
   */
  public Message message() {
    return MessageCodec.decode(encoded.body());
  }

  /** Names the message without its data. */
  @Override
  public String toString() {
    return encoded.toString();
  }
}
