package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What contracts have in common: queues and topics of their own, taken away afterwards. */
abstract class Contract {
  @Parameter Broker broker;

  private final Deque<Runnable> cleanUp = new ArrayDeque<>();

  @AfterEach
  void cleanUp() {
    cleanUp.forEach(Runnable::run);
  }

  SqsClient sqs() {
    return broker.sqs();
  }

  SnsClient sns() {
    return broker.sns();
  }

  static String unique(String name) {
    return name + '-' + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Creates a standard queue and returns its URL. */
  String queue() {
    return queue(Map.of());
  }

  String queue(Map<QueueAttributeName, String> attributes) {
    return queue(unique("queue"), attributes);
  }

  String queue(String name, Map<QueueAttributeName, String> attributes) {
    String url = sqs().createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    cleanUp.push(() -> deleteQueue(url));
    return url;
  }

  private void deleteQueue(String url) {
    try {
      sqs().deleteQueue(r -> r.queueUrl(url));
    } catch (software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException e) {
      // the test has deleted it
    }
  }

  String fifoQueue() {
    return fifoQueue(Map.of());
  }

  String fifoQueue(Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new HashMap<>(attributes);
    all.put(QueueAttributeName.FIFO_QUEUE, "true");
    return queue(unique("queue") + ".fifo", all);
  }

  String topic() {
    return topic(Map.of());
  }

  String topic(Map<String, String> attributes) {
    return topic(unique("topic"), attributes);
  }

  String topic(String name, Map<String, String> attributes) {
    String arn = sns().createTopic(r -> r.name(name).attributes(attributes)).topicArn();
    cleanUp.push(() -> sns().deleteTopic(r -> r.topicArn(arn)));
    return arn;
  }

  String fifoTopic(Map<String, String> attributes) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put("FifoTopic", "true");
    return topic(unique("topic") + ".fifo", all);
  }

  /** Subscribes a queue and lets the topic send to it. */
  String subscribe(String topicArn, String queueUrl, Map<String, String> attributes) {
    allow(topicArn, queueUrl);
    return sns()
        .subscribe(
            r ->
                r.topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(arn(queueUrl))
                    .attributes(attributes)
                    .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  void allow(String topicArn, String queueUrl) {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
          "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
        """
            .formatted(arn(queueUrl), topicArn);
    sqs()
        .setQueueAttributes(
            r -> r.queueUrl(queueUrl).attributes(Map.of(QueueAttributeName.POLICY, policy)));
  }

  String arn(String queueUrl) {
    return attribute(queueUrl, QueueAttributeName.QUEUE_ARN);
  }

  String attribute(String queueUrl, QueueAttributeName name) {
    String value = attributes(queueUrl, name).get(name);
    assertThat(value).as("attribute %s", name).isNotNull();
    return value;
  }

  Map<QueueAttributeName, String> attributes(String queueUrl, QueueAttributeName... names) {
    return sqs().getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(names)).attributes();
  }

  String send(String queueUrl, String body) {
    return sqs().sendMessage(r -> r.queueUrl(queueUrl).messageBody(body)).messageId();
  }

  String send(String queueUrl, String body, String group, String deduplicationId) {
    return sqs()
        .sendMessage(
            r ->
                r.queueUrl(queueUrl)
                    .messageBody(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(deduplicationId))
        .messageId();
  }

  /** Receives up to ten messages and waits for the first one a while. */
  List<Message> receive(String queueUrl) {
    return sqs()
        .receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(2)
                    .messageSystemAttributeNamesWithStrings("All")
                    .messageAttributeNames("All"))
        .messages();
  }

  /** Receives until {@code count} messages have come. */
  List<Message> receive(String queueUrl, int count) {
    List<Message> all = new ArrayList<>();
    for (int attempt = 0; attempt < 10 + count && all.size() < count; attempt++) {
      all.addAll(receive(queueUrl));
    }
    assertThat(all).hasSize(count);
    return all;
  }

  Message receiveOne(String queueUrl) {
    return receive(queueUrl, 1).get(0);
  }

  /** What can be received at this moment. */
  List<Message> receiveNow(String queueUrl) {
    return sqs()
        .receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages();
  }

  void delete(String queueUrl, Message message) {
    sqs().deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  /** Asserts that a call is refused with AWS's code and words. */
  void assertRefused(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertWords(e, message);
            });
  }

  /** Asserts that a call is refused with an exception of its own type. */
  void assertRefused(
      ThrowingCallable call, Class<? extends AwsServiceException> type, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(type)
        .isInstanceOfSatisfying(AwsServiceException.class, e -> assertWords(e, message));
  }

  /** ElasticMQ has words of its own for nearly all errors: there only the codes are compared. */
  private void assertWords(AwsServiceException e, String message) {
    if (!broker.name().equals(Brokers.ELASTICMQ)) {
      assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
    }
  }

  static List<String> bodies(List<Message> messages) {
    return messages.stream().map(Message::body).toList();
  }
}
