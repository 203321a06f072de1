package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.policy.AccessRequest;
import dev.cyclonelariat.local.policy.Policy;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.queue.MessageQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A queue with its name, attributes and tags. Guarded by the broker's lock. */
public final class LocalQueue {
  private final QueueKey key;
  private final String arn;
  private final MessageQueue messages;
  private final long number;
  private final long createdAt;
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<String, Boolean> admitted = new HashMap<>();
  private QueueAttributes attributes;
  private long modifiedAt;
  private long purgedAt = Long.MIN_VALUE;

  LocalQueue(
      QueueKey key, long number, QueueAttributes attributes, MessageQueue messages, long now) {
    this.key = key;
    this.arn = key.arn().toString();
    this.number = number;
    this.attributes = attributes;
    this.messages = messages;
    this.createdAt = now;
    this.modifiedAt = now;
  }

  QueueKey key() {
    return key;
  }

  /** Its name, with {@code .fifo} where it has it. */
  public String name() {
    return key.name();
  }

  /** Its ARN. */
  public String arn() {
    return arn;
  }

  /** Whether it is a FIFO queue. */
  public boolean isFifo() {
    return attributes.isFifo();
  }

  /** Whether the policy lets a topic put messages here; without one it may not. */
  public boolean admits(Arn topic, String topicArn) {
    Boolean known = admitted.get(topicArn);
    if (known == null) {
      Policy policy = attributes.policy();
      known =
          policy != null && policy.allows(AccessRequest.delivery(topicArn, topic.account(), arn));
      admitted.put(topicArn, known);
    }
    return known;
  }

  long number() {
    return number;
  }

  /** Its messages. */
  public MessageQueue messages() {
    return messages;
  }

  QueueAttributes attributes() {
    return attributes;
  }

  void change(QueueAttributes changed, long now) {
    attributes = changed;
    admitted.clear();
    modifiedAt = now;
    messages.configure(changed.settings(), now);
  }

  /** The attributes that users set, with defaults. */
  public Map<String, String> settings() {
    return attributes.all();
  }

  /** Its ARN in parts. */
  public Arn arnParts() {
    return key.arn();
  }

  /** Its tags, not a copy. */
  public Map<String, String> tags() {
    return tags;
  }

  long createdAt() {
    return createdAt;
  }

  long modifiedAt() {
    return modifiedAt;
  }

  long purgedAt() {
    return purgedAt;
  }

  void purge(long now) {
    purgedAt = now;
    messages.purge();
  }
}
