package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Attributes of queues: kept, checked and shown. */
class QueueAttributeContractTest extends SqsContract {

  @Test
  void aStandardQueueHasDefaults() {
    assertThat(attributes(queue(), QueueAttributeName.ALL))
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
        .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
        .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
        .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
        .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0")
        .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
        .containsKeys(
            QueueAttributeName.QUEUE_ARN,
            QueueAttributeName.CREATED_TIMESTAMP,
            QueueAttributeName.LAST_MODIFIED_TIMESTAMP)
        .doesNotContainKeys(QueueAttributeName.FIFO_QUEUE, QueueAttributeName.POLICY);
  }

  @Test
  void aFifoQueueHasMore() {
    assertThat(attributes(fifoQueue(), QueueAttributeName.ALL))
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false")
        .containsEntry(QueueAttributeName.DEDUPLICATION_SCOPE, "queue")
        .containsEntry(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue");
  }

  @Test
  void whatIsSetIsKept() {
    String queue = queue();
    Map<QueueAttributeName, String> set =
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, "43200",
            QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024",
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60",
            QueueAttributeName.DELAY_SECONDS, "900",
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20");

    sqs().setQueueAttributes(r -> r.queueUrl(queue).attributes(set));

    assertThat(attributes(queue, QueueAttributeName.ALL)).containsAllEntriesOf(set);
  }

  @Test
  void rangesAreChecked() {
    String queue = queue();
    Map<QueueAttributeName, List<String>> wrong =
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT, List.of("-1", "43201", "x"),
            QueueAttributeName.MAXIMUM_MESSAGE_SIZE, List.of("1023", "1048577"),
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, List.of("59", "1209601"),
            QueueAttributeName.DELAY_SECONDS, List.of("-1", "901"),
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, List.of("-1", "21"),
            QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, List.of("59", "86401"));
    wrong.forEach(
        (name, values) ->
            values.forEach(
                value -> {
                  String message = "Invalid value for the parameter " + name + ".";
                  assertRefused(
                      () -> set(queue, Map.of(name, value)),
                      InvalidAttributeValueException.class,
                      message);
                  assertRefused(
                      () -> queue(Map.of(name, value)),
                      InvalidAttributeValueException.class,
                      message);
                }));
  }

  @Test
  void unknownAttributesAreRefused() {
    String queue = queue();

    assertRefused(
        () ->
            sqs()
                .setQueueAttributes(
                    r -> r.queueUrl(queue).attributesWithStrings(Map.of("Unheard", "of"))),
        InvalidAttributeNameException.class,
        "Unknown Attribute Unheard.");
    assertRefused(
        () -> sqs().getQueueAttributes(r -> r.queueUrl(queue).attributeNamesWithStrings("Unheard")),
        InvalidAttributeNameException.class,
        "Unknown Attribute Unheard.");
  }

  @Test
  void onlyTheWantedAttributesAreShown() {
    String queue = queue();

    assertThat(attributes(queue, QueueAttributeName.DELAY_SECONDS, QueueAttributeName.POLICY))
        .containsOnlyKeys(QueueAttributeName.DELAY_SECONDS);
    assertThat(attributes(queue)).isEmpty();
  }

  @Test
  void theTypeOfAQueueCannotChange() {
    assertRefused(
        () -> set(queue(), Map.of(QueueAttributeName.FIFO_QUEUE, "true")),
        InvalidAttributeNameException.class,
        "Unknown Attribute FifoQueue.");
    assertRefused(
        () -> set(fifoQueue(), Map.of(QueueAttributeName.FIFO_QUEUE, "false")),
        InvalidAttributeValueException.class,
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not"
            + " supported.");
  }

  @Test
  void fifoAttributesNeedAFifoQueue() {
    assertRefused(
        () -> set(queue(), Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")),
        InvalidAttributeNameException.class,
        "Unknown Attribute ContentBasedDeduplication.");
  }

  @Test
  void highThroughputNeedsDeduplicationPerGroup() {
    String queue = fifoQueue();

    assertRefused(
        () -> set(queue, Map.of(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId")),
        InvalidAttributeValueException.class,
        "Invalid value for the parameter FifoThroughputLimit. Reason: The perMessageGroupId value"
            + " is allowed only when the value for DeduplicationScope is messageGroup.");
    set(
        queue,
        Map.of(
            QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup",
            QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId"));

    assertThat(attribute(queue, QueueAttributeName.FIFO_THROUGHPUT_LIMIT))
        .isEqualTo("perMessageGroupId");
  }

  @Test
  void encryptionIsKept() {
    String queue = queue();

    set(
        queue,
        Map.of(
            QueueAttributeName.KMS_MASTER_KEY_ID, "alias/key",
            QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "6000"));

    assertThat(attributes(queue, QueueAttributeName.ALL))
        .containsEntry(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/key")
        .containsEntry(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "6000")
        .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false");
    assertRefused(
        () ->
            set(
                queue,
                Map.of(
                    QueueAttributeName.KMS_MASTER_KEY_ID, "alias/key",
                    QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")),
        InvalidAttributeNameException.class,
        "You can use one type of server-side encryption (SSE) at one time. You can either enable"
            + " KMS SSE or SQS SSE.");
  }

  @Test
  void aPolicyIsKeptAsItIsAndTakenAwayByAnEmptyOne() {
    String queue = queue();
    String policy =
        "{\"Version\": \"2012-10-17\",  \"Statement\": [{\"Effect\": \"Allow\", \"Principal\":"
            + " \"*\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\"}]}";

    set(queue, Map.of(QueueAttributeName.POLICY, policy));
    assertThat(attribute(queue, QueueAttributeName.POLICY)).isEqualTo(policy);

    set(queue, Map.of(QueueAttributeName.POLICY, ""));
    assertThat(attributes(queue, QueueAttributeName.ALL))
        .doesNotContainKey(QueueAttributeName.POLICY);
  }

  @Test
  void aPolicyMustBeOne() {
    String queue = queue();

    assertRefused(
        () -> set(queue, Map.of(QueueAttributeName.POLICY, "{nonsense")),
        InvalidAttributeValueException.class,
        "Invalid value for the parameter Policy.");
  }

  @Test
  void aPolicyHasAtMostTwentyStatements() {
    String queue = queue();
    String statement =
        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}";
    String policy = "{\"Statement\":[" + (statement + ",").repeat(20) + statement + "]}";

    assertRefused(
        () -> set(queue, Map.of(QueueAttributeName.POLICY, policy)),
        OverLimitException.class,
        "20 statements are allowed in a queue's policy.");
  }

  @Test
  void countsAreLive() {
    String queue = queue();
    send(queue, "a");
    send(queue, "b");
    sqs().sendMessage(r -> r.queueUrl(queue).messageBody("c").delaySeconds(900));
    sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1));

    assertThat(attributes(queue, QueueAttributeName.ALL))
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
  }

  @Test
  void tagsAreKept() {
    String queue = queue();

    sqs().tagQueue(r -> r.queueUrl(queue).tags(Map.of("a", "1", "b", "2")));
    sqs().tagQueue(r -> r.queueUrl(queue).tags(Map.of("b", "3", "c", "")));
    sqs().untagQueue(r -> r.queueUrl(queue).tagKeys("a", "unknown"));

    assertThat(sqs().listQueueTags(r -> r.queueUrl(queue)).tags())
        .isEqualTo(Map.of("b", "3", "c", ""));
  }

  @Test
  void tagsCanBeGivenOnCreation() {
    String name = unique("queue");
    String url = queue(name, Map.of());
    String tagged =
        sqs().createQueue(r -> r.queueName(name + "-t").tags(Map.of("k", "v"))).queueUrl();

    assertThat(sqs().listQueueTags(r -> r.queueUrl(tagged)).tags()).isEqualTo(Map.of("k", "v"));
    assertThat(sqs().listQueueTags(r -> r.queueUrl(url)).tags()).isEmpty();
    sqs().deleteQueue(r -> r.queueUrl(tagged));
  }

  @Test
  void aQueueHasAtMostFiftyTags() {
    String queue = queue();
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      tags.put("key" + i, "value");
    }

    assertRefused(
        () -> sqs().tagQueue(r -> r.queueUrl(queue).tags(tags)),
        "InvalidParameterValue",
        "Too many tags added for queue. Maximum is 50.");
  }

  private void set(String queue, Map<QueueAttributeName, String> attributes) {
    sqs().setQueueAttributes(r -> r.queueUrl(queue).attributes(attributes));
  }
}
