package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that has passed all checks, in a form that can be stored and sent later, from any
 * process: see {@link Encoder} and {@link BatchSender}.
 *
 * @param uuid the message's uuid
 * @param service SNS or SQS
 * @param resource the name of the topic or queue
 * @param body the encoded message, as it goes out
 * @param groupId the FIFO group, or the tenant of a fair queue; null otherwise
 * @param deduplicationId never null on FIFO resources, always null on others
 * @param attributes message attributes by name, beside the body; unmodifiable
 */
public record EncodedMessage(
    UUID uuid,
    Service service,
    String resource,
    String body,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    Map<String, MessageAttribute> attributes) {

  /** Copies the attributes. */
  public EncodedMessage {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  static EncodedMessage of(Prepared prepared) {
    Message message = prepared.outgoing().message();
    return new EncodedMessage(
        message.uuid(),
        prepared.address().service(),
        prepared.resource(),
        prepared.body(),
        prepared.groupId(),
        prepared.deduplicationId(),
        prepared.attributes());
  }

  /** Whether the topic or queue is FIFO. */
  public boolean isFifo() {
    return resource.endsWith(".fifo");
  }

  /** What AWS counts: the body and the attributes, in UTF-8. */
  public int bytes() {
    return Size.of(body, attributes);
  }

  /** Names the message without its data. */
  @Override
  public String toString() {
    return "message " + uuid + " for " + service.noun() + " " + resource;
  }
}
