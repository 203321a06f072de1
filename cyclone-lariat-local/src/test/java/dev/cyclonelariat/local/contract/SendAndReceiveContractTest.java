package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Messages on standard queues: from sending to deletion. The SDK itself checks their MD5 sums. */
class SendAndReceiveContractTest extends SqsContract {

  @Test
  void aMessageComesBackAsItWasSent() {
    String queue = queue();
    String text = "žluťoučký 🐎 \t\r\n <xml> & \"quotes\" \\ / \u2028 \u007f";
    String id = send(queue, text);

    Message message = receiveOne(queue);

    assertThat(message.messageId()).isEqualTo(id);
    assertThat(message.body()).isEqualTo(text);
  }

  @Test
  void attributesOfAllTypesComeBack() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "text", MessageAttributeValue.builder().dataType("String").stringValue("é").build(),
            "number", MessageAttributeValue.builder().dataType("Number").stringValue("1.5").build(),
            "label",
                MessageAttributeValue.builder().dataType("String.label").stringValue("x").build(),
            "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 255}))
                    .build());

    SendMessageResponse sent =
        sqs().sendMessage(r -> r.queueUrl(queue).messageBody("body").messageAttributes(attributes));
    Message message = receiveOne(queue);

    assertThat(message.messageAttributes()).isEqualTo(attributes);
    assertThat(message.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
  }

  @Test
  void systemAttributesTellTheStoryOfAMessage() {
    String queue = queue();
    send(queue, "body");

    Map<MessageSystemAttributeName, String> attributes = receiveOne(queue).attributes();

    assertThat(attributes)
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsKeys(
            MessageSystemAttributeName.SENDER_ID,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
  }

  @Test
  void aReceivedMessageIsHiddenUntilItsTimeoutIsOver() {
    String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
    send(queue, "body");

    Message first = receiveOne(queue);
    assertThat(receiveNow(queue)).isEmpty();
    Message second = receiveOne(queue);

    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    assertThat(second.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void aDeletedMessageDoesNotComeBack() {
    String queue = queue();
    send(queue, "body");

    delete(queue, receiveOne(queue));

    assertThat(
            attributes(
                queue,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .containsValues("0", "0");
  }

  @Test
  void aMessageHandedBackIsThereAtOnce() {
    String queue = queue();
    send(queue, "body");
    Message message = receiveOne(queue);

    sqs()
        .changeMessageVisibility(
            r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));

    assertThat(receiveNow(queue)).hasSize(1);
  }

  @Test
  void aDelayedMessageComesLater() {
    String queue = queue();
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(1));

    assertThat(receiveNow(queue)).isEmpty();
    assertThat(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .isEqualTo("1");
    assertThat(receiveOne(queue).body()).isEqualTo("later");
  }

  @Test
  void aWaitingReceiveIsAnsweredByAMessageSentMeanwhile() throws Exception {
    String queue = queue();
    var receiver =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(2)).messages());

    send(queue, "awaited");

    assertThat(bodies(receiver.get(10, java.util.concurrent.TimeUnit.SECONDS)))
        .containsExactly("awaited");
  }

  @Test
  void batchesReportEachEntry() {
    String queue = queue();
    var sent =
        sqs()
            .sendMessageBatch(
                r -> r.queueUrl(queue).entries(entry("good", "good"), entry("bad", "\u0000")));

    assertThat(sent.successful()).extracting("id").containsExactly("good");
    assertThat(sent.failed()).extracting("id").containsExactly("bad");
    assertThat(sent.failed().get(0).senderFault()).isTrue();
    assertThat(sent.failed().get(0).code()).isEqualTo("InvalidMessageContents");
    List<Message> received = receive(queue, 1);
    var deleted =
        sqs()
            .deleteMessageBatch(
                r ->
                    r.queueUrl(queue)
                        .entries(
                            deletion("a", received.get(0).receiptHandle()),
                            deletion("b", "bogus")));
    assertThat(deleted.successful()).extracting("id").containsExactly("a");
    assertThat(deleted.failed()).extracting("code").containsExactly("ReceiptHandleIsInvalid");
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, String receiptHandle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(receiptHandle).build();
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() {
    String deadLetters = queue();
    String queue =
        queue(
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn(deadLetters) + "\",\"maxReceiveCount\":2}"));
    String id = send(queue, "poison");
    for (int i = 0; i < 2; i++) {
      Message message = receiveOne(queue);
      sqs()
          .changeMessageVisibility(
              r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    assertThat(receiveNow(queue)).isEmpty();
    Message dead = receiveOne(deadLetters);

    assertThat(dead.messageId()).isEqualTo(id);
    assertThat(dead.attributes())
        .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn(queue));
  }
}
