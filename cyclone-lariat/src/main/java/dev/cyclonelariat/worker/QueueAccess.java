package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.resource.QueueUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The calls to one queue, for tools that look at its messages by hand. Applications let a {@link
 * Worker} receive. Thread-safe as far as the SQS client is.
 *
 * <p>Its methods throw {@link software.amazon.awssdk.core.exception.SdkException} when SQS refuses
 * or cannot be reached.
 */
public final class QueueAccess {

  private static final int MOST_PER_RECEIVE = 10;

  private final SqsClient sqs;
  private final String name;
  private final String url;

  QueueAccess(SqsClient sqs, String name, String url) {
    this.sqs = sqs;
    this.name = name;
    this.url = url;
  }

  /**
   * Reaches a queue.
   *
   * @param sqs stays yours to close
   */
  public static QueueAccess of(SqsClient sqs, QueueUrl queue) {
    return new QueueAccess(sqs, queue.name(), queue.toString());
  }

  /** The queue's name. */
  public String name() {
    return name;
  }

  /**
   * Receives messages, which stay on the queue, unseen by others for its visibility timeout.
   *
   * @param most how many; SQS gives at most 10 at once
   * @param wait how long to wait for the first, in whole seconds; SQS waits at most 20
   * @return none when none came
   */
  public List<ReceivedMessage> receive(int most, Duration wait) {
    return receive(most, wait, null);
  }

  /**
   * Receives messages.
   *
   * @param visibility in place of the queue's own
   */
  List<ReceivedMessage> receive(int most, Duration wait, @Nullable Duration visibility) {
    // By this a retry inside the SDK gets what an answer that was lost on its way had held.
    boolean isFifo = name.endsWith(".fifo");
    return sqs
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(Math.min(most, MOST_PER_RECEIVE))
                    .waitTimeSeconds((int) wait.toSeconds())
                    .receiveRequestAttemptId(isFifo ? UUID.randomUUID().toString() : null)
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

  /** Takes a message off the queue. */
  public void delete(ReceivedMessage message) {
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  /**
   * Hands a message back.
   *
   * @param delay when it can be received again, in whole seconds; SQS takes at most 12 hours
   */
  public void redeliverAfter(ReceivedMessage message, Duration delay) {
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
