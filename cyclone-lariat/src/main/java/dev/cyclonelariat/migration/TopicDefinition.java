package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as a migration speaks of it. Immutable: each method gives a changed copy.
 *
 * <p>Kind and publisher matter for standard names alone; options matter where the topic is created
 * or altered.
 */
public final class TopicDefinition {

  private final NameParts name;
  private final Map<String, String> attributes;
  private final Map<String, String> tags;

  private TopicDefinition(
      NameParts name, Map<String, String> attributes, Map<String, String> tags) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
    this.tags = Map.copyOf(tags);
  }

  static TopicDefinition standard(Naming naming, String type) {
    return new TopicDefinition(NameParts.standard(naming, type), Map.of(), Map.of());
  }

  static TopicDefinition custom(String name) {
    return new TopicDefinition(NameParts.custom(name), Map.of(), Map.of());
  }

  /** A FIFO topic. */
  public TopicDefinition fifo() {
    return named(name.withFifo());
  }

  /** The kind of message it carries, {@code event} unless said, or {@code command}. */
  public TopicDefinition kind(String kind) {
    return named(name.withKind(kind));
  }

  /** Who publishes to it, in place of this application; {@code any} for several applications. */
  public TopicDefinition publisher(String publisher) {
    return named(name.withPublisher(publisher));
  }

  /** Recognises repeats by a hash of the body; FIFO only. */
  public TopicDefinition contentBasedDeduplication() {
    return attribute("ContentBasedDeduplication", "true");
  }

  /** Keeps throughput limits for each group by itself; FIFO only. */
  public TopicDefinition highThroughput() {
    return attribute("FifoThroughputScope", "MessageGroup");
  }

  /** The largest message in bytes, 262,144 unless said, at most 1,048,576. */
  public TopicDefinition maximumMessageSize(int bytes) {
    return attribute("MaximumMessageSize", Integer.toString(bytes));
  }

  /** The KMS key that messages are encrypted with. */
  public TopicDefinition kmsKey(String id) {
    return attribute("KmsMasterKeyId", id);
  }

  /** Any attribute by the name that SNS's reference gives it. */
  public TopicDefinition attribute(String name, String value) {
    Map<String, String> more = new TreeMap<>(attributes);
    more.put(name, value);
    return new TopicDefinition(this.name, more, tags);
  }

  /** A tag beside those that every topic of ours has. */
  public TopicDefinition tag(String key, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(key, value);
    return new TopicDefinition(name, attributes, more);
  }

  private TopicDefinition named(NameParts name) {
    return new TopicDefinition(name, attributes, tags);
  }

  Topic topic() {
    return name.topic();
  }

  TopicSpec spec() {
    return TopicSpec.of(topic(), attributes, tags);
  }

  /** The topic's name. */
  @Override
  public String toString() {
    return topic().name();
  }
}
