package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.output.Progress;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.QueueUrl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/**
 * Moves dead letters by receiving, sending and deleting each, and leaves those of queues that were
 * not asked for. Messages of a FIFO group keep their order.
 */
final class MovingByHand {

  /** SQS: the most messages of one receive. */
  private static final int MOST_PER_RECEIVE = 10;

  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;
  private final DeadLetterQueue dead;
  private final Interruption interruption;
  private final Progress progress;
  private final Map<String, Message> left = new LinkedHashMap<>();
  private long moved;

  MovingByHand(SqsClient sqs, DeadLetterQueue dead, Interruption interruption, Progress progress) {
    this.sqs = sqs;
    this.dead = dead;
    this.interruption = interruption;
    this.progress = progress;
  }

  /**
   * Moves at most so many.
   *
   * @return how many were moved
   */
  long move(long most) {
    try {
      boolean mayBeMore = true;
      while (mayBeMore && moved < most && !interruption.isRequested()) {
        int wanted = (int) Math.min(MOST_PER_RECEIVE, most - moved);
        mayBeMore = moveAll(interruption.interruptible(() -> receive(wanted)));
      }
      return moved;
    } finally {
      left.values().forEach(this::handBack);
    }
  }

  private List<Message> receive(int wanted) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(dead.queue().url().toString())
                    .maxNumberOfMessages(wanted)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /**
   * @return whether there was one that had not been seen
   */
  private boolean moveAll(List<Message> received) {
    boolean anyNew = false;
    Deque<Message> waiting = new ArrayDeque<>(received);
    try {
      while (!waiting.isEmpty() && !interruption.isRequested()) {
        Message message = waiting.element();
        QueueUrl origin = origin(message);
        if (dead.asked() != null && !isAsked(origin)) {
          anyNew |= left.put(message.messageId(), message) == null;
        } else {
          send(message, origin);
          delete(message);
          anyNew = true;
          moved++;
          progress.show("moved " + moved);
        }
        waiting.remove();
      }
    } finally {
      waiting.forEach(this::handBack);
    }
    return anyNew;
  }

  /** A name is enough: the sources of one dead-letter queue are of its account and region. */
  private boolean isAsked(QueueUrl origin) {
    return dead.asked() != null && origin.name().equals(dead.asked().name());
  }

  private QueueUrl origin(Message message) {
    String arn = message.attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
    if (arn != null) {
      return dead.url(Arn.parse(arn));
    } else if (dead.asked() != null) {
      return dead.asked();
    } else if (dead.sources().size() == 1) {
      return dead.sources().get(0);
    }
    throw new LariatException(
        "Message "
            + message.messageId()
            + " of queue "
            + dead.name()
            + " does not say where it came from: name one of "
            + dead.sourceNames()
            + " in place of "
            + dead.name());
  }

  private void send(Message message, QueueUrl to) {
    Map<MessageSystemAttributeName, String> system = message.attributes();
    String group = system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    String trace = system.get(MessageSystemAttributeName.AWS_TRACE_HEADER);
    sqs.sendMessage(
        request -> {
          request.queueUrl(to.toString()).messageBody(message.body());
          request.messageAttributes(message.messageAttributes()).messageGroupId(group);
          if (to.name().endsWith(".fifo")) {
            // A new one: within five minutes SQS drops what it has seen.
            request.messageDeduplicationId(UUID.randomUUID().toString());
          }
          if (trace != null) {
            request.messageSystemAttributes(
                Map.of(
                    MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                    MessageSystemAttributeValue.builder()
                        .dataType("String")
                        .stringValue(trace)
                        .build()));
          }
        });
  }

  private void delete(Message message) {
    sqs.deleteMessage(
        request ->
            request
                .queueUrl(dead.queue().url().toString())
                .receiptHandle(Objects.requireNonNull(message.receiptHandle())));
  }

  private void handBack(Message message) {
    try {
      sqs.changeMessageVisibility(
          request ->
              request
                  .queueUrl(dead.queue().url().toString())
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(0));
    } catch (SdkServiceException e) {
      // It was held for longer than its visibility timeout: others have it, or can.
    }
  }
}
