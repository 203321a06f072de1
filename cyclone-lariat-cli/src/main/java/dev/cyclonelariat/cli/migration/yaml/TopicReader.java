package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.migration.TopicDefinition;
import java.util.function.UnaryOperator;

/** Reads topics: the type alone, or a mapping. */
final class TopicReader {

  private TopicReader() {}

  /** Which one is meant. */
  static Reference<TopicDefinition> named(YamlValue value) {
    return read(value, false);
  }

  /** Which one is meant, and what it shall be like. */
  static Reference<TopicDefinition> defined(YamlValue value) {
    return read(value, true);
  }

  private static Reference<TopicDefinition> read(YamlValue value, boolean withOptions) {
    if (!value.isMapping()) {
      ResourceName name = ResourceName.ofType(value);
      return migration -> migration.topicOf(name.type(), name.name());
    }
    MappingReader<TopicDefinition> reader = new MappingReader<>(value);
    ResourceName name = ResourceName.read(value, reader);
    reader
        .text("kind", TopicDefinition::kind)
        .text("publisher", TopicDefinition::publisher)
        .flag("fifo", TopicDefinition::fifo);
    if (withOptions) {
      reader
          .flag("content-based-deduplication", TopicDefinition::contentBasedDeduplication)
          .flag("high-throughput", TopicDefinition::highThroughput)
          .number("maximum-message-size", TopicDefinition::maximumMessageSize)
          .text("kms-key", TopicDefinition::kmsKey)
          .texts("attributes", TopicDefinition::attribute)
          .texts("tags", TopicDefinition::tag);
    }
    UnaryOperator<TopicDefinition> changes = reader.end();
    return migration -> changes.apply(migration.topicOf(name.type(), name.name()));
  }
}
