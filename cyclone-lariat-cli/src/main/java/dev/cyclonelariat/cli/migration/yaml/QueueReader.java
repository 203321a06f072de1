package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.migration.QueueDefinition;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads queues: the type alone, or a mapping. */
final class QueueReader {

  private QueueReader() {}

  /** Which one is meant. */
  static Reference<QueueDefinition> named(YamlValue value) {
    return read(value, false);
  }

  /** Which one is meant, and what it shall be like. */
  static Reference<QueueDefinition> defined(YamlValue value) {
    return read(value, true);
  }

  private static Reference<QueueDefinition> read(YamlValue value, boolean withOptions) {
    if (!value.isMapping()) {
      ResourceName name = ResourceName.ofType(value);
      return migration -> migration.queueOf(name.type(), name.name());
    }
    MappingReader<QueueDefinition> reader = new MappingReader<>(value);
    ResourceName name = ResourceName.read(value, reader);
    reader
        .text("kind", QueueDefinition::kind)
        .text("publisher", QueueDefinition::publisher)
        .text("dest", QueueDefinition::dest)
        .flag("fifo", QueueDefinition::fifo);
    Optional<DeadLetters> deadLetters =
        withOptions
            ? options(reader).find("dead-letters").map(DeadLetters::read)
            : Optional.empty();
    UnaryOperator<QueueDefinition> changes = reader.end();
    return migration -> {
      QueueDefinition queue = changes.apply(migration.queueOf(name.type(), name.name()));
      return deadLetters.map(wanted -> wanted.of(queue, migration)).orElse(queue);
    };
  }

  private static MappingReader<QueueDefinition> options(MappingReader<QueueDefinition> reader) {
    return reader
        .flag("content-based-deduplication", QueueDefinition::contentBasedDeduplication)
        .flag("high-throughput", QueueDefinition::highThroughput)
        .duration("visibility-timeout", QueueDefinition::visibilityTimeout)
        .duration("retention", QueueDefinition::retention)
        .duration("delay", QueueDefinition::delay)
        .text("kms-key", QueueDefinition::kmsKey)
        .texts("attributes", QueueDefinition::attribute)
        .texts("tags", QueueDefinition::tag);
  }

  private record DeadLetters(Reference<QueueDefinition> queue, int maxReceiveCount) {

    static DeadLetters read(YamlValue value) {
      MappingReader<QueueDefinition> reader = new MappingReader<>(value);
      DeadLetters deadLetters =
          new DeadLetters(
              QueueReader.named(reader.get("queue")), reader.get("max-receive-count").number());
      reader.end();
      return deadLetters;
    }

    QueueDefinition of(QueueDefinition definition, YamlMigration migration) {
      return definition.deadLetters(queue.in(migration), maxReceiveCount);
    }
  }
}
