package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What can be published. */
class PublishContractTest extends SnsContract {
  private static final int DEFAULT_SIZE = 262_144;

  @Test
  void aTargetArnIsAsGoodAsATopicArn() {
    String topic = topic();
    String queue = rawQueue(topic);

    sns().publish(r -> r.targetArn(topic).message("x"));

    assertThat(receiveOne(queue).body()).isEqualTo("x");
    assertRefused(
        () -> sns().publish(r -> r.message("x")),
        InvalidParameterException.class,
        "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
  }

  @Test
  void aMessageIsNotEmpty() {
    String topic = topic();

    assertRefused(
        () -> sns().publish(r -> r.topicArn(topic).message("")),
        InvalidParameterException.class,
        "Invalid parameter: Empty message");
  }

  @Test
  void subjectsAreChecked() {
    String topic = topic();
    for (String subject : List.of("", "two\nlines", " indented", "x".repeat(101))) {
      assertRefused(
          () -> sns().publish(r -> r.topicArn(topic).message("x").subject(subject)),
          InvalidParameterException.class,
          "Invalid parameter: Subject");
    }
    sns().publish(r -> r.topicArn(topic).message("x").subject("x".repeat(100)));
  }

  @Test
  void aMessageHasUpTo256KibibytesUnlessTheTopicSaysMore() {
    String topic = topic();
    String large = topic(Map.of("MaximumMessageSize", "1048576"));

    sns().publish(r -> r.topicArn(topic).message("x".repeat(DEFAULT_SIZE)));
    assertRefused(
        () -> sns().publish(r -> r.topicArn(topic).message("x".repeat(DEFAULT_SIZE + 1))),
        InvalidParameterException.class,
        "Invalid parameter: Message too long");
    assertRefused(
        () ->
            sns()
                .publish(
                    r ->
                        r.topicArn(topic)
                            .message("x".repeat(DEFAULT_SIZE))
                            .messageAttributes(Map.of("a", text("b")))),
        InvalidParameterException.class,
        "Invalid parameter: Message too long");
    sns().publish(r -> r.topicArn(large).message("x".repeat(1_048_576)));
  }

  @Test
  void aStructuredMessageHasAnEntryForQueues() {
    String topic = topic();
    String queue = rawQueue(topic);

    publishJson(topic, "{\"default\": \"all\", \"sqs\": \"for queues\"}");
    publishJson(topic, "{\"default\": \"all\", \"email\": \"for people\"}");

    assertThat(bodies(receive(queue, 2))).containsExactlyInAnyOrder("for queues", "all");
    for (String message : List.of("{\"sqs\": \"x\"}", "{\"default\": {\"x\": 1}}")) {
      assertRefused(
          () -> publishJson(topic, message),
          InvalidParameterException.class,
          "Invalid parameter: Message Structure - No default entry in JSON message body");
    }
    assertRefused(
        () -> publishJson(topic, "{nonsense"),
        InvalidParameterException.class,
        "Invalid parameter: Message Structure - JSON message body failed to parse");
  }

  private void publishJson(String topic, String message) {
    sns().publish(r -> r.topicArn(topic).message(message).messageStructure("json"));
  }

  @Test
  void attributesAreChecked() {
    MessageAttributeValue bytes =
        MessageAttributeValue.builder()
            .dataType("String")
            .binaryValue(SdkBytes.fromUtf8String("x"))
            .build();
    Map<String, MessageAttributeValue> wrong =
        Map.of(
            "The message attribute 'a' must contain non-empty message attribute value for message"
                + " attribute type 'String'.",
            MessageAttributeValue.builder().dataType("String").build(),
            "The message attribute 'a' with type 'String' must use field 'String'.",
            bytes,
            "The message attribute 'a' has an invalid message attribute type, the set of supported"
                + " type prefixes is Binary, Number, and String.",
            attribute("Text", "x"),
            "Could not cast message attribute 'a' value to number.",
            attribute("Number", "ten"));
    String topic = topic();
    wrong.forEach(
        (message, value) ->
            assertRefused(
                () -> publish(topic, Map.of("a", value)),
                InvalidParameterValueException.class,
                message));
  }

  @Test
  void attributeNamesAreChecked() {
    String topic = topic();
    Map<String, String> wrong =
        Map.of(
            "a^b",
            "Invalid non-alphanumeric character '#x5E' was found in the message attribute"
                + " name. Can only include alphanumeric characters, hyphens, underscores, or"
                + " dots.",
            ".a",
            "Invalid message attribute name starting with character '.' was found.",
            "a.",
            "Invalid message attribute name ending with character '.' was found.",
            "a..b",
            "Message attribute name can not have successive '.' character.",
            "a".repeat(257),
            "Length of message attribute name must be less than 256 bytes.");
    wrong.forEach(
        (name, message) ->
            assertRefused(
                () -> publish(topic, Map.of(name, text("x"))),
                InvalidParameterValueException.class,
                message));
  }

  @Test
  void moreThanTenAttributesAreLostInRawDelivery() {
    String topic = topic();
    String raw = rawQueue(topic);
    String wrapped = queue();
    subscribe(topic, wrapped, Map.of());
    Map<String, MessageAttributeValue> eleven = new HashMap<>();
    IntStream.range(0, 11).forEach(i -> eleven.put("a" + i, text("v")));

    publish(topic, eleven);

    assertThat(receiveOne(wrapped).body()).contains("a10");
    assertThat(receiveNow(raw)).isEmpty();
  }

  @Test
  void batchesAreChecked() {
    String topic = topic();

    assertRefused(
        () -> batch(topic, List.of()),
        EmptyBatchRequestException.class,
        "The batch request doesn't contain any entries.");
    List<PublishBatchRequestEntry> eleven = new ArrayList<>();
    IntStream.range(0, 11).forEach(i -> eleven.add(entry("id" + i, "x")));
    assertRefused(
        () -> batch(topic, eleven),
        TooManyEntriesInBatchRequestException.class,
        "The batch request contains more entries than permissible.");
    assertRefused(
        () -> batch(topic, List.of(entry("a", "1"), entry("a", "2"))),
        BatchEntryIdsNotDistinctException.class,
        "Two or more batch entries in the request have the same Id.");
    assertRefused(
        () -> batch(topic, List.of(entry("a b", "1"))),
        InvalidBatchEntryIdException.class,
        "The Id of a batch entry in a batch request doesn't abide by the specification.");
    String half = "x".repeat(DEFAULT_SIZE / 2);
    batch(topic, List.of(entry("a", half), entry("b", half)));
    assertRefused(
        () -> batch(topic, List.of(entry("a", half), entry("b", half + "x"))),
        BatchRequestTooLongException.class,
        "The length of all the batch messages put together is more than the limit.");
  }

  @Test
  void aFifoTopicNeedsIds() {
    String topic = fifoTopic(Map.of());

    assertRefused(
        () -> sns().publish(r -> r.topicArn(topic).message("x").messageDeduplicationId("d")),
        InvalidParameterException.class,
        "Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
    assertRefused(
        () -> sns().publish(r -> r.topicArn(topic).message("x").messageGroupId("g")),
        InvalidParameterException.class,
        "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
            + " MessageDeduplicationId provided explicitly");
    assertRefused(
        () -> sns().publish(r -> r.topicArn(topic()).message("x").messageDeduplicationId("d")),
        InvalidParameterException.class,
        "Invalid parameter: MessageDeduplicationId Reason: The request includes"
            + " MessageDeduplicationId parameter that is not valid for this topic type");
  }

  @Test
  void aRepeatedMessageHasTheFirstOnesNumber() {
    String topic = fifoTopic(Map.of("ContentBasedDeduplication", "true"));
    String queue = fifoQueue();
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

    var first = sns().publish(r -> r.topicArn(topic).message("x").messageGroupId("g"));
    var again = sns().publish(r -> r.topicArn(topic).message("x").messageGroupId("h"));
    var other = sns().publish(r -> r.topicArn(topic).message("y").messageGroupId("g"));

    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
    assertThat(other.sequenceNumber()).isGreaterThan(first.sequenceNumber()).hasSize(20);
    assertThat(bodies(receive(queue))).containsExactly("x", "y");
  }

  @Test
  void deduplicationCanCountPerGroup() {
    String topic =
        fifoTopic(
            Map.of("ContentBasedDeduplication", "true", "FifoThroughputScope", "MessageGroup"));
    String queue = fifoQueue(Map.of(QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup"));
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

    for (String group : List.of("g", "h", "h")) {
      sns().publish(r -> r.topicArn(topic).message("same").messageGroupId(group));
    }

    assertThat(receive(queue)).hasSize(2);
  }

  private String rawQueue(String topic) {
    String queue = queue();
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));
    return queue;
  }

  private void publish(String topic, Map<String, MessageAttributeValue> attributes) {
    sns().publish(r -> r.topicArn(topic).message("x").messageAttributes(attributes));
  }

  private void batch(String topic, List<PublishBatchRequestEntry> entries) {
    sns().publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private static MessageAttributeValue text(String value) {
    return attribute("String", value);
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
