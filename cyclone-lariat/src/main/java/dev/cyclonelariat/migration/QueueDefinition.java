package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.DeadLetters;
import dev.cyclonelariat.topology.QueueSpec;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A queue as a migration speaks of it. Immutable: each method gives a changed copy.
 *
 * <p>Kind, publisher and destination matter for standard names alone; options matter where the
 * queue is created or altered.
 */
public final class QueueDefinition {

  private final NameParts name;
  private final Map<String, String> attributes;
  private final @Nullable DeadLetters deadLetters;
  private final Map<String, String> tags;

  private QueueDefinition(
      NameParts name,
      Map<String, String> attributes,
      @Nullable DeadLetters deadLetters,
      Map<String, String> tags) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
    this.deadLetters = deadLetters;
    this.tags = Map.copyOf(tags);
  }

  static QueueDefinition standard(Naming naming, String type) {
    return new QueueDefinition(NameParts.standard(naming, type), Map.of(), null, Map.of());
  }

  static QueueDefinition custom(String name) {
    return new QueueDefinition(NameParts.custom(name), Map.of(), null, Map.of());
  }

  /** A FIFO queue. */
  public QueueDefinition fifo() {
    return named(name.withFifo());
  }

  /** The kind of message it carries, {@code event} unless said, or {@code command}. */
  public QueueDefinition kind(String kind) {
    return named(name.withKind(kind));
  }

  /** Who feeds it, in place of this application; {@code any} for several applications. */
  public QueueDefinition publisher(String publisher) {
    return named(name.withPublisher(publisher));
  }

  /** Who reads it. */
  public QueueDefinition dest(String dest) {
    return named(name.withDest(dest));
  }

  /** Recognises repeats by a hash of the body; FIFO only. */
  public QueueDefinition contentBasedDeduplication() {
    return attribute("ContentBasedDeduplication", "true");
  }

  /** Keeps throughput limits and deduplication for each group by itself; FIFO only. */
  public QueueDefinition highThroughput() {
    return attribute("DeduplicationScope", "messageGroup")
        .attribute("FifoThroughputLimit", "perMessageGroupId");
  }

  /**
   * Puts aside what was received in vain too often.
   *
   * @param queue where to; it must exist, so create it first
   * @param maxReceiveCount how often a message is received before, 1 to 1,000
   */
  public QueueDefinition deadLetters(QueueDefinition queue, int maxReceiveCount) {
    return new QueueDefinition(
        name, attributes, new DeadLetters(queue.queue(), maxReceiveCount), tags);
  }

  /** How long a received message is unseen by others, in whole seconds, at most 12 hours. */
  public QueueDefinition visibilityTimeout(Duration timeout) {
    return seconds("VisibilityTimeout", timeout);
  }

  /** How long messages are kept, in whole seconds, 1 minute to 14 days. */
  public QueueDefinition retention(Duration retention) {
    return seconds("MessageRetentionPeriod", retention);
  }

  /** How long new messages stay unseen, in whole seconds, at most 15 minutes. */
  public QueueDefinition delay(Duration delay) {
    return seconds("DelaySeconds", delay);
  }

  /** The KMS key that messages are encrypted with. */
  public QueueDefinition kmsKey(String id) {
    return attribute("KmsMasterKeyId", id);
  }

  /** Any attribute by the name that SQS's reference gives it. */
  public QueueDefinition attribute(String name, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(name, value);
    return new QueueDefinition(this.name, more, deadLetters, tags);
  }

  /** A tag beside those that every queue of ours has. */
  public QueueDefinition tag(String key, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(key, value);
    return new QueueDefinition(name, attributes, deadLetters, more);
  }

  private QueueDefinition seconds(String attribute, Duration duration) {
    return attribute(attribute, Long.toString(duration.toSeconds()));
  }

  private QueueDefinition named(NameParts name) {
    return new QueueDefinition(name, attributes, deadLetters, tags);
  }

  Queue queue() {
    return name.queue();
  }

  QueueSpec spec() {
    return QueueSpec.of(queue(), attributes, deadLetters, tags);
  }

  /** The queue's name. */
  @Override
  public String toString() {
    return queue().name();
  }
}
