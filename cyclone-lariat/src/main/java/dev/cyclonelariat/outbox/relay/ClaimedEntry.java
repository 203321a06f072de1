package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.publish.EncodedMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that a relay has claimed.
 *
 * @param id its place in the order of adding
 * @param lane its FIFO resource and group; empty for none
 * @param message as it goes out; its body is empty when it is left out
 * @param bodyLeftOut whether the body is so large that it is read only when it is sent
 * @param bytes what AWS counts
 * @param attempts how often sending it failed by its own fault
 * @param createdAt when it was added
 * @param unsendable why it can go nowhere; null as long as nothing speaks against it
 */
record ClaimedEntry(
    long id,
    String lane,
    EncodedMessage message,
    boolean bodyLeftOut,
    int bytes,
    int attempts,
    Instant createdAt,
    @Nullable String unsendable) {

  /** The group inside which order must be kept, or null. */
  @Nullable String orderedLane() {
    return lane.isEmpty() ? null : lane;
  }

  ClaimedEntry withBody(String body) {
    return with(body, false);
  }

  /** What is known of it once it was sent: the body, if large, is no longer. */
  ClaimedEntry settled() {
    return bytes <= ClaimRows.LARGEST_CLAIMED ? this : with("", true);
  }

  private ClaimedEntry with(String body, boolean leftOut) {
    EncodedMessage whole =
        new EncodedMessage(
            message.uuid(),
            message.service(),
            message.resource(),
            body,
            message.groupId(),
            message.deduplicationId(),
            message.attributes());
    return new ClaimedEntry(id, lane, whole, leftOut, bytes, attempts, createdAt, unsendable);
  }

  /** As the application sees it after one more failure. */
  OutboxEntry failed(String error, OutboxEntry.State state, Instant availableAt) {
    return new OutboxEntry(id, message, state, attempts + 1, error, createdAt, availableAt);
  }
}
