package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that has passed all checks, in the form that goes out.
 *
 * @param outgoing what the caller gave
 * @param address the topic or queue
 * @param body the encoded message
 * @param groupId the FIFO group, or the tenant of a fair queue; null otherwise
 * @param deduplicationId never null on FIFO resources, always null on others
 * @param bytes what AWS counts: the body and the attributes
 */
record Prepared(
    Outgoing outgoing,
    Address address,
    String body,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    int bytes)
    implements Sendable {

  @Override
  public String label() {
    return outgoing.message().toString();
  }

  @Override
  public Map<String, MessageAttribute> attributes() {
    return outgoing.attributes();
  }

  @Override
  public Message original() {
    return outgoing.message();
  }

  /** The group inside which order must be kept, or null. */
  @Nullable String orderedGroup() {
    return address.isFifo() ? groupId : null;
  }
}
