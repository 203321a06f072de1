package dev.cyclonelariat.local.view;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on a queue.
 *
 * @param attributes message attributes; bytes as Base64
 * @param groupId null without one
 * @param deduplicationId null without one
 * @param receiveCount how often it was received
 */
public record MessageView(
    String id,
    String body,
    Map<String, String> attributes,
    State state,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    int receiveCount,
    Instant sentAt) {

  /** Where a message stands. */
  public enum State {
    DELAYED,
    AVAILABLE,
    IN_FLIGHT
  }

  /** Copies the map. */
  public MessageView {
    attributes = Map.copyOf(attributes);
  }
}
