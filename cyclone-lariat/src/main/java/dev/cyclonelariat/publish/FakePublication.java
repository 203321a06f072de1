package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would have gone out, had publishing not been fake.
 *
 * @param message the message
 * @param service SNS or SQS
 * @param resource the name of the topic or queue
 * @param body the body to the byte
 * @param groupId the group id, or null
 * @param deduplicationId the deduplication id, or null
 * @param attributes the message attributes
 */
public record FakePublication(
    Message message,
    Service service,
    String resource,
    String body,
    @Nullable String groupId,
    @Nullable String deduplicationId,
    Map<String, MessageAttribute> attributes) {

  static FakePublication of(Sendable prepared) {
    return new FakePublication(
        prepared.original(),
        prepared.address().service(),
        prepared.resource(),
        prepared.body(),
        prepared.groupId(),
        prepared.deduplicationId(),
        prepared.attributes());
  }

  /** {@code topic test-event-fanout-users-user_created <- {"uuid":…}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(service.noun()).append(' ').append(resource);
    if (groupId != null) {
      text.append(" [group ").append(groupId).append(']');
    }
    attributes.forEach(
        (name, value) -> text.append(' ').append(name).append('=').append(value.value()));
    return text.append(" <- ").append(body).toString();
  }
}
