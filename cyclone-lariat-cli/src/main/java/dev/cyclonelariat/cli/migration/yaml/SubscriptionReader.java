package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.migration.QueueDefinition;
import dev.cyclonelariat.migration.SubscriptionOptions;
import dev.cyclonelariat.migration.TopicDefinition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads what connects a topic with a queue, or with another topic. */
final class SubscriptionReader {

  private static final String TOPIC = "topic";
  private static final String QUEUE = "queue";
  private static final String TO_TOPIC = "to-topic";

  private SubscriptionReader() {}

  static Consumer<YamlMigration> subscribe(YamlValue value) {
    MappingReader<SubscriptionOptions> reader = new MappingReader<>(value);
    Reference<TopicDefinition> topic = TopicReader.named(reader.get(TOPIC));
    Optional<YamlValue> target = reader.find(TO_TOPIC);
    if (target.isPresent()) {
      Reference<TopicDefinition> to = TopicReader.named(target.get());
      reader.end();
      return m -> m.doSubscribe(topic.in(m), to.in(m));
    }
    Reference<QueueDefinition> queue = queue(value, reader);
    reader
        .flag("raw", SubscriptionOptions::raw)
        .json("filter-attributes", SubscriptionOptions::filterAttributes)
        .json("filter-body", SubscriptionOptions::filterBody);
    Optional<Reference<QueueDefinition>> deadLetters =
        reader.find("dead-letters").map(QueueReader::named);
    UnaryOperator<SubscriptionOptions> options = reader.end();
    return m ->
        m.doSubscribe(
            topic.in(m),
            queue.in(m),
            none -> {
              SubscriptionOptions all = options.apply(none);
              return deadLetters.map(letters -> all.deadLetters(letters.in(m))).orElse(all);
            });
  }

  static Consumer<YamlMigration> unsubscribe(YamlValue value) {
    MappingReader<SubscriptionOptions> reader = new MappingReader<>(value);
    Reference<TopicDefinition> topic = TopicReader.named(reader.get(TOPIC));
    Optional<YamlValue> target = reader.find(TO_TOPIC);
    if (target.isPresent()) {
      Reference<TopicDefinition> to = TopicReader.named(target.get());
      reader.end();
      return m -> m.doUnsubscribe(topic.in(m), to.in(m));
    }
    Reference<QueueDefinition> queue = queue(value, reader);
    reader.end();
    return m -> m.doUnsubscribe(topic.in(m), queue.in(m));
  }

  private static Reference<QueueDefinition> queue(YamlValue value, MappingReader<?> reader) {
    return QueueReader.named(
        reader
            .find(QUEUE)
            .orElseThrow(() -> value.problem("needs a " + QUEUE + ", or a " + TO_TOPIC)));
  }
}
