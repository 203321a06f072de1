package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.queue.FoundQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A body that goes to a queue once more.
 *
 * @param body as it is sent
 * @param groupId its group, or null
 * @param attributes its message attributes
 */
record Resending(String body, @Nullable String groupId, Map<String, String> attributes) {

  Resending(String body, @Nullable String groupId) {
    this(body, groupId, Map.of());
  }

  /**
   * Sends it.
   *
   * @return the id SQS gave it
   */
  String send(SqsClient sqs, FoundQueue queue) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return sqs.sendMessage(
            request -> {
              request.queueUrl(queue.url().toString()).messageBody(body);
              request.messageAttributes(values);
              if (queue.isFifo()) {
                request.messageGroupId(Objects.requireNonNullElse(groupId, "retry"));
                // A new one: within five minutes SQS drops what it has seen.
                request.messageDeduplicationId(UUID.randomUUID().toString());
              } else if (groupId != null) {
                request.messageGroupId(groupId);
              }
            })
        .messageId();
  }
}
