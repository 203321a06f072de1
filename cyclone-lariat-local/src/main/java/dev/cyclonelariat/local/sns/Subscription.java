package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue's subscription to a topic. Guarded by the broker's lock. */
public final class Subscription {
  private final String arn;
  private final Topic topic;
  private final Arn queue;
  private final String endpoint;
  private final String owner;
  private SubscriptionAttributes attributes;
  private @Nullable String token;
  private String linkBase = "";
  private byte[] link = {};

  /**
   * @param token with which the queue's owner confirms; null if that is not needed
   */
  Subscription(
      String arn,
      Topic topic,
      Arn queue,
      String owner,
      SubscriptionAttributes attributes,
      @Nullable String token) {
    this.arn = arn;
    this.topic = topic;
    this.queue = queue;
    this.endpoint = queue.toString();
    this.owner = owner;
    this.attributes = attributes;
    this.token = token;
  }

  /** Its ARN, also while it is not confirmed. */
  public String arn() {
    return arn;
  }

  /** The topic it is for. */
  public Topic topic() {
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

  /** Whether the queue's owner has yet to confirm; nothing is delivered before that. */
  public boolean isPending() {
    return token != null;
  }

  @Nullable String token() {
    return token;
  }

  void confirm() {
    token = null;
  }

  SubscriptionAttributes attributes() {
    return attributes;
  }

  void change(SubscriptionAttributes changed) {
    attributes = changed;
  }

  /**
   * The link to unsubscribe, in quotes as JSON has it.
   *
   * @param baseUrl under which the publisher reaches us
   */
  byte[] unsubscribeLink(String baseUrl) {
    if (!linkBase.equals(baseUrl)) {
      StringBuilder text = new StringBuilder();
      JsonText.quote(text, baseUrl + "/?Action=Unsubscribe&SubscriptionArn=" + arn);
      link = text.toString().getBytes(StandardCharsets.UTF_8);
      linkBase = baseUrl;
    }
    return link;
  }

  /** The attributes that were set. */
  public Map<String, String> settings() {
    return attributes.all();
  }
}
