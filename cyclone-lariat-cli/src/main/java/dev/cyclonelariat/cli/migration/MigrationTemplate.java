package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.MigrationName;

/** What new migrations begin with: every verb, to be kept or thrown out. */
final class MigrationTemplate {

  private static final String JAVA =
      """
      package lariat.migrate;

      import dev.cyclonelariat.migration.Migration;

      public final class CLASS extends Migration {

        @Override
        public void up() {
          // create(topic("TYPE"));
          // create(queue("TYPE").dest("mailer"));
          // subscribe(topic("TYPE"), queue("TYPE").dest("mailer"));
        }

        @Override
        public void down() {
          // Undoes what up() did, the last step first. What cannot be undone by itself, such as a
          // deletion, needs steps of its own here.
          super.down();
        }
      }
      """;

  private static final String YAML =
      """
      up:
      # - create: { topic: TYPE }
      # - create: { queue: { type: TYPE, dest: mailer } }
      # - subscribe: { topic: TYPE, queue: { type: TYPE, dest: mailer } }

      # What up did is undone by itself, the last step first. What cannot be, such as a deletion, needs
      # steps of its own under down.
      """;

  /** What titles say beside the event that they are about. */
  private static final String VERB = "^(add|create|make|new)_";

  private static final String NOUN = "_(topic|queue|subscription|event)s?$";

  private MigrationTemplate() {}

  static String java(MigrationName name) {
    return JAVA.replace("CLASS", name.className()).replace("TYPE", type(name));
  }

  static String yaml(MigrationName name) {
    return YAML.replace("TYPE", type(name));
  }

  /** An event's type has two words: user_created of create_user_created_queue. */
  private static String type(MigrationName name) {
    String type = name.title().replaceFirst(VERB, "").replaceFirst(NOUN, "");
    return type.matches("[a-z0-9]+(_[a-z0-9]+)+") ? type : "user_created";
  }
}
