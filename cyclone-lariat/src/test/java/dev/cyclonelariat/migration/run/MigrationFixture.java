package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.store.FileVersionStore;
import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An account, a store and migrations that are written on the spot. */
abstract class MigrationFixture {

  static final Naming NAMING = new Naming("test", "users");
  private static final Account ACCOUNT = new Account(LocalAws.REGION, LocalAws.ACCOUNT);

  final LocalAws aws = new LocalAws();
  final List<MigrationDefinition> migrations = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  final void closeAws() {
    aws.close();
  }

  final VersionStore store() {
    return FileVersionStore.of(folder.resolve("versions.json"));
  }

  /** Adds a migration, or puts another in the place of one of the same version. */
  final void write(String name, Supplier<Migration> maker) {
    MigrationName parsed = MigrationName.parse(name);
    migrations.removeIf(other -> other.name().version().equals(parsed.version()));
    migrations.add(new MigrationDefinition(parsed, maker));
  }

  final void delete(long version) {
    migrations.removeIf(other -> other.name().version().value() == version);
  }

  final MigratorBuilder builder() {
    return builder(store());
  }

  final MigratorBuilder builder(VersionStore store) {
    return new MigratorBuilder(NAMING, store, this::topology)
        .source(() -> migrations)
        .as("ada", "laptop")
        .lockTimeout(Duration.ZERO);
  }

  final Migrator migrator() {
    return builder().build();
  }

  /** Time that AWS demands passes at once. */
  final LiveTopologyBuilder topology() {
    return LiveTopology.builder(
            aws::sns, aws::sqs, new Location(() -> ACCOUNT, aws.server().endpoint()))
        .pause(aws::pass);
  }

  final LiveTopology live() {
    return topology().owner("users").build();
  }

  static Topic topic(String type) {
    return NAMING.topic("event", type);
  }

  static Queue queue(String type, String dest) {
    return NAMING.queue("event", type).dest(dest);
  }

  static MigrationVersion version(long value) {
    return new MigrationVersion(value);
  }

  final String queueUrl(String name) {
    return aws.sqs().getQueueUrl(r -> r.queueName(name)).queueUrl();
  }

  /** All there is, by name. */
  final List<String> everything() {
    LiveTopology live = live();
    List<String> all = new ArrayList<>();
    live.topics().forEach(topic -> all.add("topic " + topic));
    live.queues().forEach(queue -> all.add("queue " + queue));
    live.subscriptions().forEach(subscription -> all.add("subscription " + subscription));
    all.sort(null);
    return all;
  }

  /** Writes down what it hears. */
  final RunListener listener() {
    return new RunListener() {
      @Override
      public void stepDone(MigrationRun run, Step step) {
        heard.add(step.operation().describe());
      }
    };
  }

  /** One topic with one subscribed queue. */
  final void writeMailer() {
    write(
        "V10__Mailer",
        () ->
            new Migration() {
              @Override
              public void up() {
                create(topic("user_created"));
                create(queue("user_created").dest("mailer"));
                subscribe(topic("user_created"), queue("user_created").dest("mailer"));
              }
            });
  }
}
