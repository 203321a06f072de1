package dev.cyclonelariat.cli.doctor;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The calls of probes, to a topic and a queue that nobody has. */
final class Calls {

  /** What they would be for; named as others are, since permissions often depend on names. */
  private static final String TYPE = "lariat_doctor";

  private static final List<Probe> LOOK =
      List.of(
          new Probe("sns:ListTopics", c -> c.sns.listTopics()),
          new Probe("sns:ListSubscriptions", c -> c.sns.listSubscriptions()),
          new Probe(
              "sns:GetTopicAttributes", c -> c.sns.getTopicAttributes(r -> r.topicArn(c.topic))),
          new Probe(
              "sns:ListSubscriptionsByTopic",
              c -> c.sns.listSubscriptionsByTopic(r -> r.topicArn(c.topic))),
          new Probe(
              "sns:ListTagsForResource",
              c -> c.sns.listTagsForResource(r -> r.resourceArn(c.topic))),
          new Probe("sqs:ListQueues", c -> c.sqs.listQueues(r -> r.maxResults(1))),
          new Probe("sqs:ListQueueTags", c -> c.sqs.listQueueTags(r -> r.queueUrl(c.queue))));
  private static final Probe QUEUE_ATTRIBUTES =
      new Probe(
          "sqs:GetQueueAttributes",
          c -> c.sqs.getQueueAttributes(r -> r.queueUrl(c.queue).attributeNamesWithStrings("All")));
  private static final List<Probe> CHANGE =
      List.of(
          new Probe(
              "sns:SetTopicAttributes",
              c ->
                  c.sns.setTopicAttributes(
                      r ->
                          r.topicArn(c.topic).attributeName("DisplayName").attributeValue("none"))),
          new Probe(
              "sns:TagResource",
              c ->
                  c.sns.tagResource(
                      r ->
                          r.resourceArn(c.topic)
                              .tags(Tag.builder().key("none").value("none").build()))),
          new Probe(
              "sns:Subscribe",
              c -> c.sns.subscribe(r -> r.topicArn(c.topic).protocol("sqs").endpoint(c.queueArn))),
          new Probe(
              "sqs:SetQueueAttributes",
              c ->
                  c.sqs.setQueueAttributes(
                      r ->
                          r.queueUrl(c.queue)
                              .attributesWithStrings(Map.of("VisibilityTimeout", "30")))),
          new Probe(
              "sqs:TagQueue",
              c -> c.sqs.tagQueue(r -> r.queueUrl(c.queue).tags(Map.of("none", "none")))));

  /** By what somebody means to do. */
  static final Map<Purpose, List<Probe>> PROBES =
      Map.of(
          Purpose.MIGRATE,
          Stream.of(LOOK, List.of(QUEUE_ATTRIBUTES), CHANGE).flatMap(List::stream).toList(),
          Purpose.PUBLISH,
          List.of(
              new Probe(
                  "sns:Publish", c -> c.sns.publish(r -> r.topicArn(c.topic).message("none"))),
              new Probe(
                  "sqs:SendMessage",
                  c -> c.sqs.sendMessage(r -> r.queueUrl(c.queue).messageBody("none")))),
          Purpose.CONSUME,
          List.of(
              QUEUE_ATTRIBUTES,
              new Probe(
                  "sqs:ReceiveMessage",
                  c -> c.sqs.receiveMessage(r -> r.queueUrl(c.queue).waitTimeSeconds(0))),
              new Probe(
                  "sqs:DeleteMessage",
                  c -> c.sqs.deleteMessage(r -> r.queueUrl(c.queue).receiptHandle("none"))),
              new Probe(
                  "sqs:ChangeMessageVisibility",
                  c ->
                      c.sqs.changeMessageVisibility(
                          r -> r.queueUrl(c.queue).receiptHandle("none").visibilityTimeout(0)))));

  private final SnsClient sns;
  private final SqsClient sqs;
  private final String topic;
  private final String queue;
  private final String queueArn;

  Calls(Lariat lariat) {
    Naming naming = lariat.naming();
    boolean isNamed = !naming.instance().isEmpty() && !naming.publisher().isEmpty();
    Topic nobodysTopic = isNamed ? naming.topic("event", TYPE) : Topic.parse(TYPE);
    Queue nobodysQueue = isNamed ? naming.queue("event", TYPE) : Queue.parse(TYPE);
    sns = lariat.snsClient();
    sqs = lariat.sqsClient();
    topic = lariat.location().arn(nobodysTopic).toString();
    queue = lariat.location().url(nobodysQueue).toString();
    queueArn = lariat.location().arn(nobodysQueue).toString();
  }
}
