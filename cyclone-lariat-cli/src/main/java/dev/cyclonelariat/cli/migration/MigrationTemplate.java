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
          // create(topic("user_created"));
          // create(queue("user_created").dest("mailer"));
          // subscribe(topic("user_created"), queue("user_created").dest("mailer"));
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
      # - create: { topic: user_created }
      # - create: { queue: { type: user_created, dest: mailer } }
      # - subscribe: { topic: user_created, queue: { type: user_created, dest: mailer } }

      # What up did is undone by itself, the last step first. What cannot be, such as a deletion, needs
      # steps of its own under down.
      """;

  private MigrationTemplate() {}

  static String java(MigrationName name) {
    return JAVA.replace("CLASS", name.className());
  }

  static String yaml() {
    return YAML;
  }
}
