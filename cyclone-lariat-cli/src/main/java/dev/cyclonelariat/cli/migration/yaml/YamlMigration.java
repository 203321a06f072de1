package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.yaml.Place;
import dev.cyclonelariat.cli.yaml.YamlFile;
import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.QueueDefinition;
import dev.cyclonelariat.migration.SubscriptionOptions;
import dev.cyclonelariat.migration.TopicDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A migration whose steps stand in a YAML file. */
public final class YamlMigration extends Migration {

  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String EXTENSION = "\\.ya?ml";

  private final List<YamlStep> up;
  private final @Nullable List<YamlStep> down;
  private @Nullable YamlStep current;

  private YamlMigration(List<YamlStep> up, @Nullable List<YamlStep> down) {
    this.up = up;
    this.down = down;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidMigrationException if it is not as it must be, naming the line
   */
  public static MigrationDefinition read(Path file) {
    MigrationName name =
        MigrationName.parse(String.valueOf(file.getFileName()).replaceFirst(EXTENSION, ""));
    try {
      return read(name, file);
    } catch (LariatException e) {
      throw new InvalidMigrationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static MigrationDefinition read(MigrationName name, Path file) {
    YamlValue document =
        YamlFile.read(file)
            .filter(value -> !value.isNull())
            .orElseThrow(
                () ->
                    new Place(file.toString(), 1, "")
                        .problem("is empty; list its steps under " + UP));
    Map<String, YamlValue> members = document.members(List.of(UP, DOWN));
    if (!members.containsKey(UP)) {
      throw document.problem("has no " + UP + ", which lists its steps");
    }
    List<YamlStep> up = steps(members.get(UP));
    List<YamlStep> down = members.containsKey(DOWN) ? steps(members.get(DOWN)) : null;
    return new MigrationDefinition(name, () -> new YamlMigration(up, down));
  }

  private static List<YamlStep> steps(YamlValue list) {
    return list.items().stream().map(YamlStep::read).toList();
  }

  @Override
  public void up() {
    up.forEach(this::take);
  }

  @Override
  public void down() {
    if (down == null) {
      super.down();
    } else {
      down.forEach(this::take);
    }
  }

  private void take(YamlStep step) {
    current = step;
    step.action().accept(this);
  }

  @Override
  protected String place(StackTraceElement[] trace) {
    return current == null ? "" : current.place().toString();
  }

  TopicDefinition topicOf(@Nullable String type, String name) {
    return type == null ? customTopic(name) : topic(type);
  }

  QueueDefinition queueOf(@Nullable String type, String name) {
    return type == null ? customQueue(name) : queue(type);
  }

  void doCreate(TopicDefinition topic) {
    create(topic);
  }

  void doCreate(QueueDefinition queue) {
    create(queue);
  }

  void doAlter(TopicDefinition topic) {
    alter(topic);
  }

  void doAlter(QueueDefinition queue) {
    alter(queue);
  }

  void doDelete(TopicDefinition topic) {
    delete(topic);
  }

  void doDelete(QueueDefinition queue) {
    delete(queue);
  }

  void doSubscribe(
      TopicDefinition topic, QueueDefinition queue, UnaryOperator<SubscriptionOptions> options) {
    subscribe(topic, queue, options);
  }

  void doSubscribe(TopicDefinition source, TopicDefinition target) {
    subscribe(source, target);
  }

  void doUnsubscribe(TopicDefinition topic, QueueDefinition queue) {
    unsubscribe(topic, queue);
  }

  void doUnsubscribe(TopicDefinition source, TopicDefinition target) {
    unsubscribe(source, target);
  }
}
