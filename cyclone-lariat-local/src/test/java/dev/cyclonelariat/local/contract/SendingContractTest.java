package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a message may be. */
class SendingContractTest extends SqsContract {
  private static final int MIB = 1_048_576;

  @Test
  void aMessageHasUpToOneMebibyteWithItsAttributes() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes = Map.of("name", text("value"));
    int overhead = "name".length() + "String".length() + "value".length();

    send(queue, "x".repeat(MIB - overhead), attributes);

    assertRefused(
        () -> send(queue, "x".repeat(MIB - overhead + 1), attributes),
        "InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    assertThat(receiveOne(queue).body()).hasSize(MIB - overhead);
  }

  @Test
  void bytesCountNotCharacters() {
    String queue = queue(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));

    send(queue, "é".repeat(512));

    assertRefused(
        () -> send(queue, "é".repeat(512) + "x"),
        "InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.");
  }

  @Test
  void anEmptyBodyIsRefused() {
    String queue = queue();

    assertRefused(
        () -> send(queue, ""),
        "MissingParameter",
        "The request must contain the parameter MessageBody.");
  }

  @Test
  void charactersThatXmlCannotCarryAreRefused() {
    String queue = queue();
    for (String text : List.of("\u0000", "a\u001f", "\ufffe", "\uffff")) {
      int bad = text.charAt(text.length() - 1);
      assertRefused(
          () -> send(queue, text),
          InvalidMessageContentsException.class,
          "Invalid binary character '#x"
              + Integer.toHexString(bad).toUpperCase(java.util.Locale.ROOT)
              + "' was found in the message body, the set of allowed characters is #x9 | #xA |"
              + " #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }
    send(queue, "\t\n\r \ud7ff\ue000\ufffd\ud83d\ude00");
  }

  @Test
  void delaysReachToFifteenMinutes() {
    String queue = queue();
    for (int delay : new int[] {-1, 901}) {
      assertRefused(
          () -> sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").delaySeconds(delay)),
          "InvalidParameterValue",
          "Value "
              + delay
              + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <="
              + " 900.");
    }
  }

  @Test
  void aQueuesOwnDelayCounts() {
    String queue = queue(Map.of(QueueAttributeName.DELAY_SECONDS, "900"));
    send(queue, "later");
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("now").delaySeconds(0));

    assertThat(bodies(receive(queue))).containsExactly("now");
  }

  @Test
  void atMostTenAttributes() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < 11; i++) {
      attributes.put("name" + i, text("value"));
    }

    assertRefused(
        () -> send(queue, "x", attributes),
        "InvalidParameterValue",
        "Number of message attributes [11] exceeds the allowed maximum [10].");
  }

  @Test
  void attributeValuesAreChecked() {
    String queue = queue();

    assertRefused(
        () -> send(queue, "x", Map.of("a", text(""))),
        "InvalidParameterValue",
        "Message (user) attribute 'a' must contain a non-empty value of type 'String'.");
    assertRefused(
        () -> send(queue, "x", Map.of("a", attribute("Number", "ten"))),
        "InvalidParameterValue",
        "Can't cast the value of message (user) attribute 'a' to a number.");
    assertRefused(
        () -> send(queue, "x", Map.of("a", attribute("Integer", "10"))),
        "InvalidParameterValue",
        "The type of message (user) attribute 'a' is invalid. You must use only the following"
            + " supported type prefixes: Binary, Number, String.");
  }

  @Test
  void attributeNamesAreChecked() {
    String queue = queue();
    for (String name : List.of("a b", ".a", "a.", "a..b", "AWS.x", "Amazon.x")) {
      assertRefused(
          () -> send(queue, "x", Map.of(name, text("v"))),
          "InvalidParameterValue",
          "The message attribute name '"
              + name
              + "' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen"
              + " (-), and period (.) characters.");
    }
  }

  @Test
  void aTraceHeaderTravelsAsSystemAttribute() {
    String queue = queue();
    String header = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
    var sent =
        sqs()
            .sendMessage(
                r ->
                    r.queueUrl(queue)
                        .messageBody("x")
                        .messageSystemAttributes(
                            Map.of(
                                MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                                MessageSystemAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(header)
                                    .build())));

    assertThat(receiveOne(queue).attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, header);
    var asMessageAttribute =
        sqs()
            .sendMessage(
                r ->
                    r.queueUrl(queue)
                        .messageBody("x")
                        .messageAttributes(Map.of("AWSTraceHeader", text(header))));
    assertThat(sent.md5OfMessageSystemAttributes())
        .isEqualTo(asMessageAttribute.md5OfMessageAttributes());
  }

  @Test
  void aStandardQueueTakesNoDeduplicationId() {
    String queue = queue();

    assertRefused(
        () ->
            sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").messageDeduplicationId("d")),
        "InvalidParameterValue",
        "Value d for parameter MessageDeduplicationId is invalid. Reason: The request include"
            + " parameter that is not valid for this queue type.");
  }

  @Test
  void aStandardQueueTakesAGroupIdAsTenant() {
    String queue = queue();
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x").messageGroupId("tenant"));

    Message message = receiveOne(queue);

    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant");
  }

  @Test
  void aBusyTenantDoesNotHoldUpOthers() {
    String queue = queue();
    for (int i = 0; i < 5; i++) {
      sqs().sendMessage(r -> r.queueUrl(queue).messageBody("busy").messageGroupId("busy"));
    }
    sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1));
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("quiet").messageGroupId("quiet"));

    assertThat(
            sqs()
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1))
                .messages()
                .get(0)
                .body())
        .isEqualTo("quiet");
  }

  private void send(String queue, String body, Map<String, MessageAttributeValue> attributes) {
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody(body).messageAttributes(attributes));
  }

  private static MessageAttributeValue text(String value) {
    return attribute("String", value);
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
