package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.InvalidNameException;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * A subscription of a queue as AWS lists it.
 *
 * @param topicArn of the topic, which may belong to another account
 * @param queueArn of the queue, which may belong to another account or region
 * @param arn its own ARN, or null as long as it waits to be confirmed
 */
public record LiveSubscription(Arn topicArn, Arn queueArn, @Nullable Arn arn) {

  /**
   * @throws InvalidNameException if these are not the ARNs of a topic and a queue
   */
  public LiveSubscription {
    Topic.ofArn(topicArn);
    Queue.ofArn(queueArn);
  }

  /** Empty when it is not a queue that is subscribed, or one of a name that AWS does not allow. */
  static Optional<LiveSubscription> of(Subscription listed) {
    if (!"sqs".equals(listed.protocol())) {
      return Optional.empty();
    }
    try {
      // While it is not confirmed, a word such as PendingConfirmation stands in the ARN's place.
      String arn = listed.subscriptionArn();
      return Optional.of(
          new LiveSubscription(
              Arn.parse(listed.topicArn()),
              Arn.parse(listed.endpoint()),
              arn != null && arn.startsWith("arn:") ? Arn.parse(arn) : null));
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  /** The topic by its name. */
  public Topic topic() {
    return Topic.ofArn(topicArn);
  }

  /** The queue by its name. */
  public Queue queue() {
    return Queue.ofArn(queueArn);
  }

  /** Whether the queue's owner, in another account, has not confirmed it yet. */
  public boolean isPending() {
    return arn == null;
  }

  /** Topic and queue. */
  @Override
  public String toString() {
    return topic() + " → " + queue();
  }
}
