package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

/** Receiving, and what receipt handles are good for. */
class ReceivingContractTest extends SqsContract {

  @Test
  void numbersAreChecked() {
    String queue = queue();
    for (int max : new int[] {0, 11}) {
      assertRefused(
          () -> sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(max)),
          "InvalidParameterValue",
          "Value "
              + max
              + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
              + " if provided.");
    }
    for (int wait : new int[] {-1, 21}) {
      assertRefused(
          () -> sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(wait)),
          "InvalidParameterValue",
          "Value "
              + wait
              + " for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if"
              + " provided.");
    }
    for (int timeout : new int[] {-1, 43_201}) {
      assertRefused(
          () -> sqs().receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(timeout)),
          "InvalidParameterValue",
          "Value "
              + timeout
              + " for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200,"
              + " if provided.");
    }
  }

  @Test
  void oneMessageComesUnlessMoreAreAskedFor() {
    String queue = queue();
    send(queue, "a");
    send(queue, "b");

    assertThat(sqs().receiveMessage(r -> r.queueUrl(queue)).messages()).hasSize(1);
  }

  @Test
  void onlyTheWantedMessageAttributesCome() {
    String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
    Map<String, MessageAttributeValue> attributes =
        Map.of("Hello", text("There"), "General", text("Kenobi"), "Help.Me", text("Me"));
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes));

    assertThat(names(queue)).isEmpty();
    assertThat(names(queue, "All")).containsOnlyKeys("Hello", "General", "Help.Me");
    assertThat(names(queue, ".*")).containsOnlyKeys("Hello", "General", "Help.Me");
    assertThat(names(queue, "Hello", "Other")).containsOnlyKeys("Hello");
    assertThat(names(queue, "Hel.*")).containsOnlyKeys("Hello", "Help.Me");
    assertThat(names(queue, "other")).isEmpty();
  }

  private Map<String, MessageAttributeValue> names(String queue, String... wanted) {
    return sqs()
        .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(1).messageAttributeNames(wanted))
        .messages()
        .get(0)
        .messageAttributes();
  }

  @Test
  void onlyTheWantedSystemAttributesCome() {
    String queue = queue();
    send(queue, "x");

    Message message =
        sqs()
            .receiveMessage(
                r ->
                    r.queueUrl(queue)
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
            .messages()
            .get(0);

    assertThat(message.attributes()).containsOnlyKeys(MessageSystemAttributeName.SENT_TIMESTAMP);
    assertRefused(
        () ->
            sqs()
                .receiveMessage(
                    r -> r.queueUrl(queue).messageSystemAttributeNamesWithStrings("Unheard")),
        InvalidAttributeNameException.class,
        "Unknown Attribute Unheard.");
  }

  @Test
  void aHandleThatNobodyGaveOutIsRefused() {
    String queue = queue();

    assertRefused(
        () -> sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle("bogus")),
        ReceiptHandleIsInvalidException.class,
        "The input receipt handle \"bogus\" is not a valid receipt handle.");
    assertRefused(
        () -> change(queue, "bogus", 1),
        ReceiptHandleIsInvalidException.class,
        "The input receipt handle \"bogus\" is not a valid receipt handle.");
  }

  @Test
  void aHandleOfAnotherQueueIsRefused() {
    String queue = queue();
    send(queue, "x");
    String handle = receiveOne(queue).receiptHandle();

    assertRefused(
        () -> sqs().deleteMessage(r -> r.queueUrl(queue()).receiptHandle(handle)),
        ReceiptHandleIsInvalidException.class,
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  @Test
  void deletingTwiceIsNoError() {
    String queue = queue();
    send(queue, "x");
    Message message = receiveOne(queue);

    delete(queue, message);
    delete(queue, message);
  }

  @Test
  void anOutdatedHandleDoesNotDelete() {
    String queue = queue();
    send(queue, "x");
    Message first = receiveOne(queue);
    change(queue, first.receiptHandle(), 0);
    Message second = receiveOne(queue);

    delete(queue, first);
    change(queue, second.receiptHandle(), 0);

    assertThat(receiveNow(queue)).hasSize(1);
  }

  @Test
  void theLatestHandleDeletesEvenAMessageThatBecameVisible() {
    String queue = queue();
    send(queue, "x");
    Message message = receiveOne(queue);
    change(queue, message.receiptHandle(), 0);

    delete(queue, message);

    assertThat(receiveNow(queue)).isEmpty();
  }

  @Test
  void visibilityTimeoutsAreChecked() {
    String queue = queue();
    send(queue, "x");
    String handle = receiveOne(queue).receiptHandle();
    for (int timeout : new int[] {-1, 43_201}) {
      assertRefused(
          () -> change(queue, handle, timeout),
          "InvalidParameterValue",
          "Value "
              + timeout
              + " for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an"
              + " integer between 0 and 43200.");
    }
  }

  @Test
  void aDeletedMessageCannotBeHidden() {
    String queue = queue();
    send(queue, "x");
    Message message = receiveOne(queue);
    delete(queue, message);

    assertRefused(
        () -> change(queue, message.receiptHandle(), 5),
        "InvalidParameterValue",
        "Value "
            + message.receiptHandle()
            + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not"
            + " available for visibility timeout change.");
  }

  @Test
  void aMessageReceivedAgainCannotBeHiddenWithTheOldHandle() {
    String queue = queue();
    send(queue, "x");
    Message first = receiveOne(queue);
    change(queue, first.receiptHandle(), 0);
    receiveOne(queue);

    assertRefused(
        () -> change(queue, first.receiptHandle(), 5),
        MessageNotInflightException.class,
        "The specified message isn't in flight.");
  }

  @Test
  void visibilityOfABatchChangesEntryByEntry() {
    String queue = queue();
    send(queue, "x");
    String handle = receiveOne(queue).receiptHandle();

    var result =
        sqs()
            .changeMessageVisibilityBatch(
                r ->
                    r.queueUrl(queue)
                        .entries(List.of(entry("a", handle, 0), entry("b", "bogus", 0))));

    assertThat(result.successful()).extracting("id").containsExactly("a");
    assertThat(result.failed()).extracting("id").containsExactly("b");
    assertThat(result.failed().get(0).code()).isEqualTo("ReceiptHandleIsInvalid");
    assertThat(receiveNow(queue)).hasSize(1);
  }

  private static ChangeMessageVisibilityBatchRequestEntry entry(
      String id, String handle, int timeout) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(handle)
        .visibilityTimeout(timeout)
        .build();
  }

  private void change(String queue, String handle, int timeout) {
    sqs()
        .changeMessageVisibility(
            r -> r.queueUrl(queue).receiptHandle(handle).visibilityTimeout(timeout));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
