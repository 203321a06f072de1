package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import java.util.Map;

/** A queue's subscription to a topic. Guarded by the broker's lock. */
public final class Subscription {
  private final String arn;
  private final Topic topic;
  private final Arn queue;
  private final String endpoint;
  private final String owner;
  private SubscriptionAttributes attributes;

  Subscription(
      String arn, Topic topic, Arn queue, String owner, SubscriptionAttributes attributes) {
    this.arn = arn;
    this.topic = topic;
    this.queue = queue;
    this.endpoint = queue.toString();
    this.owner = owner;
    this.attributes = attributes;
  }

  /** Its ARN. */
  public String arn() {
    return arn;
  }

  Topic topic() {
    return topic;
  }

  /** The queue that gets the messages. */
  public Arn queue() {
    return queue;
  }

  /** The ARN of the queue as text. */
  public String endpoint() {
    return endpoint;
  }

  /** The account that subscribed. */
  public String owner() {
    return owner;
  }

  SubscriptionAttributes attributes() {
    return attributes;
  }

  void change(SubscriptionAttributes changed) {
    attributes = changed;
  }

  /** The attributes that were set. */
  public Map<String, String> settings() {
    return attributes.all();
  }
}
