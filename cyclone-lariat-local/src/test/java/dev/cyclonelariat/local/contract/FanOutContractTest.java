package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The way of a message from a topic to queues. */
class FanOutContractTest extends SnsContract {

  @Test
  void everySubscribedQueueGetsAnEnvelope() {
    String topic = topic();
    String one = queue();
    String two = queue();
    subscribe(topic, one, Map.of());
    subscribe(topic, two, Map.of());

    String id =
        sns()
            .publish(
                r ->
                    r.topicArn(topic)
                        .subject("About")
                        .message("héllo \"x\"\n")
                        .messageAttributes(
                            Map.of(
                                "trace",
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("t1")
                                    .build())))
            .messageId();

    for (String queue : new String[] {one, two}) {
      Message message = receiveOne(queue);
      assertThat(Json.parseObject(message.body()))
          .containsEntry("Type", "Notification")
          .containsEntry("MessageId", id)
          .containsEntry("TopicArn", topic)
          .containsEntry("Subject", "About")
          .containsEntry("Message", "héllo \"x\"\n")
          .containsEntry(
              "MessageAttributes", Map.of("trace", Map.of("Type", "String", "Value", "t1")))
          .containsKeys("Timestamp", "Signature", "UnsubscribeURL");
      assertThat(message.messageAttributes()).isEmpty();
    }
  }

  @Test
  void rawDeliveryPassesBodyAndAttributesOn() {
    String topic = topic();
    String queue = queue();
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

    sns()
        .publish(
            r ->
                r.topicArn(topic)
                    .message("raw")
                    .messageAttributes(
                        Map.of(
                            "n",
                            MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("7")
                                .build())));

    Message message = receiveOne(queue);
    assertThat(message.body()).isEqualTo("raw");
    assertThat(message.messageAttributes().get("n").stringValue()).isEqualTo("7");
  }

  @Test
  void aBatchReportsEachEntry() {
    String topic = topic();
    String queue = queue();
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));

    var result =
        sns()
            .publishBatch(
                r ->
                    r.topicArn(topic).publishBatchRequestEntries(entry("a", "1"), entry("b", "2")));

    assertThat(result.successful()).extracting("id").containsExactly("a", "b");
    assertThat(result.failed()).isEmpty();
    assertThat(bodies(receive(queue, 2))).containsExactlyInAnyOrder("1", "2");
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  @Test
  void aFifoTopicKeepsOrderGroupsAndDeduplication() {
    String topic = fifoTopic(Map.of());
    String queue = fifoQueue();
    subscribe(topic, queue, Map.of("RawMessageDelivery", "true"));
    for (String body : new String[] {"1", "2", "2", "3"}) {
      sns()
          .publish(
              r ->
                  r.topicArn(topic)
                      .message(body)
                      .messageGroupId("g")
                      .messageDeduplicationId("d" + body));
    }

    var messages = receive(queue);
    assertThat(bodies(messages)).containsExactly("1", "2", "3");
    assertThat(messages.get(0).attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
        .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d1");
  }

  @Test
  void aStandardTopicCannotFeedAFifoQueue() {
    String topic = topic();
    String queue = fifoQueue();

    assertThatThrownBy(() -> subscribe(topic, queue, Map.of()))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("FIFO SQS Queues can not be subscribed to standard SNS topics");
  }

  @Test
  void aTopicThatDoesNotExistTakesNothing() {
    String missing = topic() + "-missing";

    assertThatThrownBy(() -> sns().publish(r -> r.topicArn(missing).message("x")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Topic does not exist");
  }

  @Test
  void aFifoTopicFeedsStandardQueuesWithoutGroups() {
    String topic = fifoTopic(Map.of("ContentBasedDeduplication", "true"));
    String queue = queue();
    subscribe(topic, queue, Map.of());

    String sequence =
        sns().publish(r -> r.topicArn(topic).message("x").messageGroupId("g")).sequenceNumber();

    Message message = receiveOne(queue);
    assertThat(message.attributes())
        .doesNotContainKeys(
            MessageSystemAttributeName.MESSAGE_GROUP_ID,
            MessageSystemAttributeName.SEQUENCE_NUMBER);
    assertThat(Json.parseObject(message.body()))
        .containsEntry("SequenceNumber", sequence)
        .doesNotContainKeys("Signature", "SignatureVersion", "SigningCertURL");
  }

  @Test
  void aStandardTopicPassesTheTenantOn() {
    String topic = topic();
    String queue = queue();
    subscribe(topic, queue, Map.of());

    sns().publish(r -> r.topicArn(topic).message("x").messageGroupId("tenant"));

    assertThat(receiveOne(queue).attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant");
  }

  @Test
  void whatCannotBeDeliveredGoesToTheSubscriptionsDeadLetterQueue() {
    String topic = topic();
    String deadLetters = queue();
    allow(topic, deadLetters);
    String queue = queue();
    subscribe(
        topic,
        queue,
        Map.of(
            "RawMessageDelivery",
            "true",
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"" + arn(deadLetters) + "\"}"));
    sqs().deleteQueue(r -> r.queueUrl(queue));

    sns().publish(r -> r.topicArn(topic).message("lost and found"));

    assertThat(receiveOne(deadLetters).body()).isEqualTo("lost and found");
  }

  @Test
  void theTraceHeaderIsPassedOn() {
    String topic = topic();
    String queue = queue();
    subscribe(topic, queue, Map.of());
    String header = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";

    sns()
        .publish(
            r ->
                r.topicArn(topic)
                    .message("x")
                    .overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", header)));

    assertThat(receiveOne(queue).attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, header);
  }
}
