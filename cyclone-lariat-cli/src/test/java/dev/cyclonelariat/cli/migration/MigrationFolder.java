package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of migrations, and what remembers them, with the commands that run them. */
final class MigrationFolder {

  static final String TOPIC = "test-event-fanout-users-user_created";
  static final String QUEUE = "test-event-queue-users-user_created-mailer";

  private final LocalBroker broker;
  private final Path root;

  MigrationFolder(LocalBroker broker, Path root) {
    this.broker = broker;
    this.root = root;
  }

  Path migrations() {
    return root.resolve("migrate");
  }

  Path stateFile() {
    return root.resolve("state.json");
  }

  /** A shell that finds both by its environment. */
  CommandRun command() {
    return broker
        .command()
        .environment("LARIAT_DIR", migrations().toString())
        .environment("LARIAT_STATE_FILE", stateFile().toString());
  }

  Result run(String... words) {
    return command().run(words);
  }

  /** Writes a file of migrations. */
  MigrationFolder write(String name, String... lines) {
    try {
      Files.createDirectories(migrations());
      Files.write(migrations().resolve(name), List.of(lines));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a migration in Java with these steps. */
  MigrationFolder java(String name, String... up) {
    return write(
        name + ".java",
        "package lariat.migrate;",
        "import dev.cyclonelariat.migration.Migration;",
        "public final class " + name + " extends Migration {",
        "  @Override public void up() {",
        String.join("\n", up),
        "  }",
        "}");
  }

  /** A topic, a queue, and one subscribed to the other. */
  MigrationFolder mailer() {
    return java("V1__Topic", "create(topic(\"user_created\"));")
        .write(
            "V2__mailer.yaml",
            "up:",
            "  - create: { queue: { type: user_created, dest: mailer } }",
            "  - subscribe: { topic: user_created, queue: { type: user_created, dest: mailer } }");
  }
}
