package dev.cyclonelariat.inbox.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body that nobody could read.
 *
 * @param queue the queue it came from
 * @param messageId the id SQS gave it
 * @param body its bytes, as they lay on the queue
 * @param attributes its message attributes
 * @param groupId its group, or null
 * @param receiveCount how often it had been delivered
 * @param reason why nobody could read it
 * @param parkedAt when it was parked
 * @param resolution how a human has settled it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody knows their charset; they are copied both ways.
public record ParkedBody(
    String queue,
    String messageId,
    byte[] body,
    Map<String, String> attributes,
    @Nullable String groupId,
    int receiveCount,
    String reason,
    Instant parkedAt,
    @Nullable String resolution) {

  /** Copies the bytes and the attributes. */
  public ParkedBody {
    body = body.clone();
    attributes = Map.copyOf(attributes);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Names it without its body. */
  @Override
  public String toString() {
    return "body " + messageId + " of queue " + queue;
  }
}
