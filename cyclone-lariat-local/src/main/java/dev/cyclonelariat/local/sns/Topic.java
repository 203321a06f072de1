package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.queue.Deduplication;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A topic with its attributes, tags and subscriptions. Guarded by the broker's lock. */
public final class Topic {
  private final Arn arn;
  private final String text;
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<String, Subscription> byEndpoint = new LinkedHashMap<>();
  private final Deduplication<Published> deduplication = new Deduplication<>();
  private TopicAttributes attributes;
  private long published;
  private int deletedSubscriptions;

  /**
   * What a topic says of a message it took.
   *
   * @param sequenceNumber null on a standard topic
   */
  record Published(String messageId, @Nullable String sequenceNumber) {}

  Topic(Arn arn, TopicAttributes attributes) {
    this.arn = arn;
    this.text = arn.toString();
    this.attributes = attributes;
  }

  /** Its ARN in parts. */
  public Arn arn() {
    return arn;
  }

  /** Its ARN as text. */
  public String arnText() {
    return text;
  }

  /** Its name, with {@code .fifo} where it has it. */
  public String name() {
    return arn.resource();
  }

  /** Its subscriptions, oldest first. */
  public Collection<Subscription> subscriptions() {
    return byEndpoint.values();
  }

  TopicAttributes attributes() {
    return attributes;
  }

  void change(TopicAttributes changed) {
    attributes = changed;
  }

  /** The attributes that were set. */
  public Map<String, String> settings() {
    return attributes.all();
  }

  /** Its tags, not a copy. */
  public Map<String, String> tags() {
    return tags;
  }

  @Nullable Subscription subscriptionOf(String endpoint) {
    return byEndpoint.get(endpoint);
  }

  void add(Subscription subscription) {
    byEndpoint.put(subscription.endpoint(), subscription);
  }

  void remove(Subscription subscription) {
    byEndpoint.remove(subscription.endpoint());
    deletedSubscriptions++;
  }

  int deletedSubscriptions() {
    return deletedSubscriptions;
  }

  Deduplication<Published> deduplication() {
    return deduplication;
  }

  /** The next sequence number of a FIFO topic: 20 digits that rise within the topic. */
  String nextSequenceNumber() {
    String digits = Long.toString(++published * 1000);
    return "1" + "0".repeat(19 - digits.length()) + digits;
  }
}
