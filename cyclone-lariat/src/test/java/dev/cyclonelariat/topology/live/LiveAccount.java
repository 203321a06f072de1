package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An account in which time passes when a topology lets it pass. */
final class LiveAccount implements AutoCloseable {

  static final Account ACCOUNT = new Account(LocalAws.REGION, LocalAws.ACCOUNT);

  final LocalAws aws = new LocalAws();
  final List<Duration> pauses = new ArrayList<>();
  final List<String> waits = new ArrayList<>();

  /** The topology in the eyes of an application. */
  LiveTopology of(String owner) {
    return builder().owner(owner).build();
  }

  LiveTopologyBuilder builder() {
    return builder(aws::sns, aws::sqs);
  }

  LiveTopologyBuilder builder(Supplier<SnsClient> sns, Supplier<SqsClient> sqs) {
    return LiveTopology.builder(sns, sqs, location())
        .clock(aws.clock())
        .pause(
            time -> {
              pauses.add(time);
              aws.pass(time);
            })
        .listener((reason, left) -> waits.add(left.toSeconds() + " s: " + reason));
  }

  Location location() {
    return new Location(() -> ACCOUNT, aws.server().endpoint());
  }

  /** In what a topic is not as asked. */
  static List<String> differences(LiveTopology topology, TopicSpec asked) {
    return topology.survey(List.of(asked.topic()), List.of()).differences(asked);
  }

  /** In what a queue is not as asked. */
  static List<String> differences(LiveTopology topology, QueueSpec asked) {
    return topology.survey(List.of(), List.of(asked.queue())).differences(asked);
  }

  /** In what a subscription is not as asked. */
  static List<String> differences(LiveTopology topology, SubscriptionSpec asked) {
    return topology.survey(List.of(asked.topic()), List.of(asked.queue())).differences(asked);
  }

  String url(Queue queue) {
    return location().url(queue).toString();
  }

  void publish(Topic topic, String text) {
    aws.sns()
        .publish(
            request -> {
              request.topicArn(topic.arn(ACCOUNT).toString()).message(text);
              if (topic.isFifo()) {
                request.messageGroupId("group").messageDeduplicationId(text);
              }
            });
  }

  /** The bodies that have arrived, each taken off the queue. */
  List<String> receive(Queue queue) {
    return aws.receiveAll(url(queue)).stream().map(Message::body).toList();
  }

  /** The queue's policy; empty if it has none. */
  String policy(Queue queue) {
    return aws.sqs()
        .getQueueAttributes(
            request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.POLICY))
        .attributes()
        .getOrDefault(QueueAttributeName.POLICY, "");
  }

  void setPolicy(Queue queue, String policy) {
    aws.sqs()
        .setQueueAttributes(
            request ->
                request.queueUrl(url(queue)).attributes(Map.of(QueueAttributeName.POLICY, policy)));
  }

  Map<String, String> tags(Queue queue) {
    return aws.sqs().listQueueTags(request -> request.queueUrl(url(queue))).tags();
  }

  @Override
  public void close() {
    aws.close();
  }
}
