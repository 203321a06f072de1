package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The calls to one queue. */
final class QueueAccess {

  private static final int MOST_PER_RECEIVE = 10;

  private final SqsClient sqs;
  private final String name;
  private final String url;

  QueueAccess(SqsClient sqs, String name, String url) {
    this.sqs = sqs;
    this.name = name;
    this.url = url;
  }

  String name() {
    return name;
  }

  List<ReceivedMessage> receive(int most, Duration wait) {
    return receive(most, wait, null);
  }

  /**
   * Receives messages.
   *
   * @param visibility in place of the queue's own
   */
  List<ReceivedMessage> receive(int most, Duration wait, @Nullable Duration visibility) {
    return sqs
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(Math.min(most, MOST_PER_RECEIVE))
                    .waitTimeSeconds((int) wait.toSeconds())
                    .visibilityTimeout(visibility == null ? null : (int) visibility.toSeconds())
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.MESSAGE_GROUP_ID,
                        MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages()
        .stream()
        .map(message -> new ReceivedMessage(delivery(message), message.receiptHandle()))
        .toList();
  }

  void delete(ReceivedMessage message) {
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  void redeliverAfter(ReceivedMessage message, Duration delay) {
    sqs.changeMessageVisibility(
        request ->
            request
                .queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout((int) delay.toSeconds()));
  }

  private Delivery delivery(Message message) {
    Map<String, String> attributes = new HashMap<>();
    message
        .messageAttributes()
        .forEach(
            (attribute, value) -> {
              if (value.stringValue() != null) {
                attributes.put(attribute, value.stringValue());
              }
            });
    Map<MessageSystemAttributeName, String> system = message.attributes();
    return new Delivery(
        name,
        message.messageId(),
        message.body(),
        attributes,
        Integer.parseInt(
            system.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
        system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
        queuedAt(system.get(MessageSystemAttributeName.SENT_TIMESTAMP)));
  }

  private static @Nullable Instant queuedAt(@Nullable String millis) {
    return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
