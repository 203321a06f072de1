package dev.cyclonelariat.cli.migration;

import static dev.cyclonelariat.cli.migration.MigrationFolder.QUEUE;
import static dev.cyclonelariat.cli.migration.MigrationFolder.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.local.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From the first migration to its rollback, as the README tells it. */
class FirstUseTest extends MigrationFolderFixture {

  @Test
  void aGeneratedMigrationIsAppliedShownAndUndone() throws IOException {
    assertThat(folder.run("generate", "migration", "user_created_queue").exitCode()).isZero();
    Path file = onlyFile();
    assertThat(file.getFileName().toString()).matches("V20[0-9]{12}__UserCreatedQueue\\.java");
    Files.writeString(file, Files.readString(file).replace("// ", ""));
    // The remark in down() is no code.
    Files.writeString(
        file, Files.readString(file).replaceAll("(?m)^ +(Undoes what|deletion, needs).*$", ""));

    firstUse();
  }

  @Test
  void soIsOneInYaml() throws IOException {
    assertThat(folder.run("generate", "migration", "user_created_queue", "--yaml").exitCode())
        .isZero();
    Path file = onlyFile();
    assertThat(file.getFileName().toString()).matches("V20[0-9]{12}__user_created_queue\\.yaml");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^# -", "-"));

    firstUse();
  }

  private void firstUse() {
    Result planned = folder.run("plan");
    assertThat(planned.err()).isEmpty();
    assertThat(planned.outLines().subList(1, 5))
        .containsExactly(
            "  + create topic " + TOPIC,
            "  + create queue " + QUEUE,
            "  + subscribe queue " + QUEUE + " to topic " + TOPIC,
            "1 migration, 3 steps");

    Result migrated = folder.run("migrate", "--yes");
    assertThat(migrated.exitCode()).isZero();
    assertThat(migrated.out()).isEqualTo("Applied 1 migration, 3 steps\n");
    assertThat(migrated.errLines()).hasSize(4);
    assertThat(migrated.errLines().get(1)).startsWith("  1/3 create topic " + TOPIC + " (");
    Topology there = broker.local().topology().current();
    assertThat(there.topics()).hasSize(1);
    assertThat(there.queues()).hasSize(1);
    assertThat(there.subscriptions()).hasSize(1);

    assertThat(folder.run("status").outLines().get(1)).contains("user_created_queue", "applied");
    assertThat(folder.run("validate").exitCode()).isZero();
    assertThat(folder.run("drift", "--fail-on-changes").exitCode()).isZero();
    assertThat(folder.run("migrate", "--yes").out())
        .isEqualTo("Nothing to do: everything is applied\n");

    Result undone = folder.run("rollback", "--yes");
    assertThat(undone.out()).isEqualTo("Rolled back 1 migration, 3 steps\n");
    there = broker.local().topology().current();
    assertThat(there.topics()).isEmpty();
    assertThat(there.queues()).isEmpty();
    assertThat(there.subscriptions()).isEmpty();
    assertThat(folder.run("status").outLines().get(1)).contains("pending");
    assertThat(folder.run("history").outLines()).hasSize(3);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.migrations())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
