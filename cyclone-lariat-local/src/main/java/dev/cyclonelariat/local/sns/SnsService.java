package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sqs.QueueTraffic;
import dev.cyclonelariat.local.sqs.Queues;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** SNS. Thread-safe: one call at a time. */
public final class SnsService implements Service {
  private final Object lock;
  private final TopicOperations topicOperations;
  private final TopicTags tags;
  private final SubscriptionOperations subscriptions;
  private final SubscriptionAttributeOperations subscriptionAttributes;
  private final PublishOperations publishing;

  /**
   * @param lock guards the topics and the queues
   * @param policiesEnforced whether a queue's policy decides if a topic may put messages on it
   */
  public SnsService(
      Object lock,
      Topics topics,
      Queues queues,
      QueueTraffic traffic,
      DeliveryRecord record,
      Clock clock,
      boolean policiesEnforced) {
    this.lock = lock;
    this.topicOperations = new TopicOperations(topics);
    this.tags = new TopicTags(topics);
    FanOut fanOut = new FanOut(queues, traffic, record, clock, policiesEnforced);
    this.subscriptions = new SubscriptionOperations(topics, fanOut);
    this.subscriptionAttributes = new SubscriptionAttributeOperations(topics);
    this.publishing = new PublishOperations(topics, fanOut, record, clock);
  }

  /**
   * Brings a confirmed subscription back that existed before, under its old ARN, unless the queue
   * is subscribed already.
   *
   * @return the subscription's ARN
   * @throws AwsError if the topic does not exist, or the queue is subscribed in another way
   */
  public String restore(Arn topic, Arn queue, Map<String, String> attributes, String arn) {
    synchronized (lock) {
      return subscriptions.restore(topic, queue, attributes, arn);
    }
  }

  @Override
  public @Nullable CompletionStage<Struct> call(Call call) {
    synchronized (lock) {
      Struct result = result(call);
      return result == null ? null : CompletableFuture.completedFuture(result);
    }
  }

  private @Nullable Struct result(Call call) {
    return switch (call.operation()) {
      case "CreateTopic" -> topicOperations.create(call);
      case "DeleteTopic" -> topicOperations.delete(call);
      case "ListTopics" -> topicOperations.list(call);
      case "GetTopicAttributes" -> topicOperations.get(call);
      case "SetTopicAttributes" -> topicOperations.set(call);
      case "TagResource" -> tags.tag(call);
      case "UntagResource" -> tags.untag(call);
      case "ListTagsForResource" -> tags.list(call);
      case "Subscribe" -> subscriptions.subscribe(call);
      case "Unsubscribe" -> subscriptions.unsubscribe(call);
      case "ListSubscriptions" -> subscriptions.list(call);
      case "ListSubscriptionsByTopic" -> subscriptions.listByTopic(call);
      case "ConfirmSubscription" -> subscriptions.confirm(call);
      case "GetSubscriptionAttributes" -> subscriptionAttributes.get(call);
      case "SetSubscriptionAttributes" -> subscriptionAttributes.set(call);
      case "Publish" -> publishing.publish(call);
      case "PublishBatch" -> publishing.publishBatch(call);
      default -> null;
    };
  }
}
