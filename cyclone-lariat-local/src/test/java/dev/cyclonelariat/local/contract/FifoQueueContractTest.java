package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** FIFO queues. */
class FifoQueueContractTest extends SqsContract {

  @Test
  void aGroupComesInOrderAndIsLockedWhileInFlight() {
    String queue = fifoQueue();
    for (String body : List.of("1", "2", "3")) {
      send(queue, body, "a", "d" + body);
    }
    Message first =
        sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1)).messages().get(0);

    assertThat(first.body()).isEqualTo("1");
    assertThat(receiveNow(queue)).isEmpty();
    send(queue, "other group", "b", "d4");
    assertThat(bodies(receiveNow(queue))).containsExactly("other group");

    delete(queue, first);
    assertThat(bodies(receiveNow(queue))).containsExactly("2", "3");
  }

  @Test
  void aRepeatedDeduplicationIdIsAcceptedButNotDelivered() {
    String queue = fifoQueue();

    String first = send(queue, "one", "a", "same");
    String second = send(queue, "two", "b", "same");

    assertThat(second).isEqualTo(first);
    assertThat(bodies(receive(queue))).containsExactly("one");
  }

  @Test
  void contentBasedDeduplicationComparesBodies() {
    String queue = fifoQueue(Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    for (String body : List.of("x", "x", "y")) {
      sqs().sendMessage(r -> r.queueUrl(queue).messageBody(body).messageGroupId("a"));
    }

    assertThat(bodies(receive(queue))).containsExactly("x", "y");
  }

  @Test
  void messagesTellGroupDeduplicationIdAndSequence() {
    String queue = fifoQueue();
    String sequence =
        sqs()
            .sendMessage(
                r ->
                    r.queueUrl(queue)
                        .messageBody("x")
                        .messageGroupId("g")
                        .messageDeduplicationId("d"))
            .sequenceNumber();

    assertThat(receiveOne(queue).attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
        .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d")
        .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, sequence);
  }

  @Test
  void aGroupIdIsNeeded() {
    String queue = fifoQueue();

    assertRefused(
        () ->
            sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").messageDeduplicationId("d")),
        "MissingParameter",
        "The request must contain the parameter MessageGroupId.");
  }

  @Test
  void aDeduplicationIdIsNeededUnlessTheContentCounts() {
    String queue = fifoQueue();

    assertRefused(
        () -> sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").messageGroupId("g")),
        "InvalidParameterValue",
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
            + " provided explicitly");
  }

  @Test
  void deduplicationCanCountPerGroup() {
    String queue = fifoQueue(Map.of(QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup"));
    send(queue, "a", "g1", "same");
    send(queue, "b", "g2", "same");
    send(queue, "c", "g2", "same");

    assertThat(bodies(receive(queue))).containsExactly("a", "b");
  }

  @Test
  void deduplicationOutlivesTheMessage() {
    String queue = fifoQueue();
    send(queue, "a", "g", "same");
    delete(queue, receiveOne(queue));

    send(queue, "b", "g", "same");

    assertThat(receiveNow(queue)).isEmpty();
  }

  @Test
  void singleMessagesCannotBeDelayed() {
    String queue = fifoQueue();

    assertRefused(
        () ->
            sqs()
                .sendMessage(
                    r ->
                        r.queueUrl(queue)
                            .messageBody("x")
                            .messageGroupId("g")
                            .messageDeduplicationId("d")
                            .delaySeconds(2)),
        "InvalidParameterValue",
        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that"
            + " is not valid for this queue type.");
  }

  @Test
  void idsAreChecked() {
    String queue = fifoQueue();
    for (String id : List.of("a b", "é", "x".repeat(129))) {
      assertRefused(
          () -> send(queue, "x", id, "d"),
          "InvalidParameterValue",
          "Value "
              + id
              + " for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include"
              + " alphanumeric and punctuation characters. 1 to 128 in length.");
      assertRefused(
          () -> send(queue, "x", "g", id),
          "InvalidParameterValue",
          "Value "
              + id
              + " for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId"
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
  }

  @Test
  void anExpiredHandleIsRefused() {
    String queue = fifoQueue();
    send(queue, "x", "g", "d");
    Message message = receiveOne(queue);
    sqs()
        .changeMessageVisibility(
            r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));

    assertRefused(
        () -> delete(queue, message),
        "InvalidParameterValue",
        "Value "
            + message.receiptHandle()
            + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
  }

  @Test
  void aReceiveCanBeRepeatedWithItsAttemptId() {
    String queue = fifoQueue();
    send(queue, "1", "g", "1");
    send(queue, "2", "g", "2");

    List<Message> first = receiveAs(queue, "attempt");
    List<Message> again = receiveAs(queue, "attempt");

    assertThat(bodies(first)).containsExactly("1", "2");
    assertThat(bodies(again)).containsExactly("1", "2");
    assertThat(receiveAs(queue, "other")).isEmpty();
  }

  private List<Message> receiveAs(String queue, String attempt) {
    return sqs()
        .receiveMessage(
            r -> r.queueUrl(queue).maxNumberOfMessages(10).receiveRequestAttemptId(attempt))
        .messages();
  }

  @Test
  void sequenceNumbersRise() {
    String queue = fifoQueue();
    String last = "";
    for (int i = 0; i < 5; i++) {
      String id = "d" + i;
      String number =
          sqs()
              .sendMessage(
                  r ->
                      r.queueUrl(queue)
                          .messageBody("x")
                          .messageGroupId("g" + id)
                          .messageDeduplicationId(id))
              .sequenceNumber();
      assertThat(number).matches("[0-9]{20}").isGreaterThan(last);
      last = number;
    }
  }

  @Test
  void oneReceiveTakesAsManyOfAGroupAsItCan() {
    String queue = fifoQueue();
    for (int i = 0; i < 6; i++) {
      send(queue, (i % 2 == 0 ? "a" : "b") + i, i % 2 == 0 ? "a" : "b", "d" + i);
    }

    assertThat(bodies(receive(queue))).containsExactly("a0", "a2", "a4", "b1", "b3", "b5");
  }
}
