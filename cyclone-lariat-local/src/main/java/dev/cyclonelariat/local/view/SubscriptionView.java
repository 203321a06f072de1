package dev.cyclonelariat.local.view;

import java.util.Map;

/**
 * A queue's subscription to a topic.
 *
 * @param queueArn of the queue that gets the messages
 * @param owner account that subscribed
 * @param attributes that were set
 * @param pending whether the queue's owner has yet to confirm
 */
public record SubscriptionView(
    String arn,
    String topicArn,
    String queueArn,
    String owner,
    Map<String, String> attributes,
    boolean pending) {

  /** Copies the map. */
  public SubscriptionView {
    attributes = Map.copyOf(attributes);
  }
}
