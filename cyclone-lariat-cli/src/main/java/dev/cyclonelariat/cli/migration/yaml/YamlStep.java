package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.yaml.Place;
import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.migration.QueueDefinition;
import dev.cyclonelariat.migration.TopicDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One step of a YAML migration.
 *
 * @param place where it stands
 * @param action what it does
 */
record YamlStep(Place place, Consumer<YamlMigration> action) {

  private static final List<String> VERBS =
      List.of("create", "alter", "delete", "subscribe", "unsubscribe");
  private static final List<String> RESOURCES = List.of("topic", "queue");

  static YamlStep read(YamlValue item) {
    Map.Entry<String, YamlValue> step = only(item, VERBS);
    YamlValue value = step.getValue();
    return new YamlStep(
        value.place(),
        switch (step.getKey()) {
          case "create" ->
              one(
                  value,
                  TopicReader::defined,
                  YamlMigration::doCreate,
                  QueueReader::defined,
                  YamlMigration::doCreate);
          case "alter" ->
              one(
                  value,
                  TopicReader::defined,
                  YamlMigration::doAlter,
                  QueueReader::defined,
                  YamlMigration::doAlter);
          case "delete" ->
              one(
                  value,
                  TopicReader::named,
                  YamlMigration::doDelete,
                  QueueReader::named,
                  YamlMigration::doDelete);
          case "subscribe" -> SubscriptionReader.subscribe(value);
          default -> SubscriptionReader.unsubscribe(value);
        });
  }

  /** A topic or a queue. */
  private static Consumer<YamlMigration> one(
      YamlValue value,
      Function<YamlValue, Reference<TopicDefinition>> topics,
      BiConsumer<YamlMigration, TopicDefinition> topicVerb,
      Function<YamlValue, Reference<QueueDefinition>> queues,
      BiConsumer<YamlMigration, QueueDefinition> queueVerb) {
    Map.Entry<String, YamlValue> resource = only(value, RESOURCES);
    if (resource.getKey().equals("topic")) {
      Reference<TopicDefinition> topic = topics.apply(resource.getValue());
      return m -> topicVerb.accept(m, topic.in(m));
    }
    Reference<QueueDefinition> queue = queues.apply(resource.getValue());
    return m -> queueVerb.accept(m, queue.in(m));
  }

  private static Map.Entry<String, YamlValue> only(YamlValue value, List<String> known) {
    Map<String, YamlValue> members = value.members(known);
    if (members.size() != 1) {
      throw value.problem("needs exactly one of " + String.join(", ", known));
    }
    return members.entrySet().iterator().next();
  }
}
