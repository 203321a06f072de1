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
    return read(value, YamlMigration::doSubscribe, SubscriptionReader::subscribe);
  }

  static Consumer<YamlMigration> unsubscribe(YamlValue value) {
    return read(value, YamlMigration::doUnsubscribe, SubscriptionReader::unsubscribe);
  }

  /** Between two topics, or between a topic and a queue. */
  private static Consumer<YamlMigration> read(
      YamlValue value, TopicVerb topicVerb, QueueVerb queueVerb) {
    MappingReader<SubscriptionOptions> reader = new MappingReader<>(value);
    Reference<TopicDefinition> topic = TopicReader.named(reader.get(TOPIC));
    Optional<YamlValue> target = reader.find(TO_TOPIC);
    if (target.isPresent()) {
      Reference<TopicDefinition> to = TopicReader.named(target.get());
      reader.end();
      return m -> topicVerb.take(m, topic.in(m), to.in(m));
    }
    return queueVerb.read(reader, topic, queue(value, reader));
  }

  private static Consumer<YamlMigration> subscribe(
      MappingReader<SubscriptionOptions> reader,
      Reference<TopicDefinition> topic,
      Reference<QueueDefinition> queue) {
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

  private static Consumer<YamlMigration> unsubscribe(
      MappingReader<SubscriptionOptions> reader,
      Reference<TopicDefinition> topic,
      Reference<QueueDefinition> queue) {
    reader.end();
    return m -> m.doUnsubscribe(topic.in(m), queue.in(m));
  }

  private static Reference<QueueDefinition> queue(YamlValue value, MappingReader<?> reader) {
    return QueueReader.named(
        reader
            .find(QUEUE)
            .orElseThrow(() -> value.problem("needs a " + QUEUE + ", or a " + TO_TOPIC)));
  }

  /** What is done between two topics. */
  @FunctionalInterface
  private interface TopicVerb {
    void take(YamlMigration migration, TopicDefinition source, TopicDefinition target);
  }

  /** What is done between a topic and a queue, with what else the mapping says. */
  @FunctionalInterface
  private interface QueueVerb {
    Consumer<YamlMigration> read(
        MappingReader<SubscriptionOptions> reader,
        Reference<TopicDefinition> topic,
        Reference<QueueDefinition> queue);
  }
}
