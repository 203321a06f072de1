package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** FIFO queues. */
class FifoQueueContractTest extends Contract {

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

    assertThatThrownBy(
            () ->
                sqs()
                    .sendMessage(
                        r -> r.queueUrl(queue).messageBody("x").messageDeduplicationId("d")))
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingParameter");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("The request must contain the parameter MessageGroupId.");
            });
  }
}
