package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.store.FileVersionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations run by processes of their own, which are killed, or get in each other's way. */
class ProcessesTest {

  /** The profile "long" kills at all of them; odd, so that both sides of steps are among these. */
  private static final int EVERY = Integer.getInteger("migration.kills", 11);

  @TempDir private Path folder;

  @Test
  void resumesWhatAKilledProcessLeaves() throws Exception {
    List<String> undisturbed = undisturbed();

    for (int boundary = 1; boundary <= 2 * ThirtySteps.STEPS; boundary += EVERY) {
      assertThat(killedAndResumed(boundary)).as("killed at %s", boundary).isEqualTo(undisturbed);
    }
  }

  private List<String> undisturbed() {
    try (LocalAws aws = new LocalAws()) {
      migrator(aws, folder.resolve("undisturbed.json"), ThirtySteps.source()).migrate();
      return snapshot(aws);
    }
  }

  private List<String> killedAndResumed(int boundary) throws Exception {
    Path file = folder.resolve("killed-" + boundary + ".json");
    try (LocalAws aws = new LocalAws()) {
      migrator(aws, file, ThirtySteps.before()).migrate();
      Process process = start(aws, file, boundary);
      try (BufferedReader out = process.inputReader()) {
        assertThat(out.readLine()).isEqualTo(MigrationProcess.WAITING);
        process.destroyForcibly().waitFor();
      }

      Migrator migrator = migrator(aws, file, ThirtySteps.source());
      migrator.resume();

      assertThat(migrator.drift()).isEmpty();
      assertThat(migrator.validate()).isEmpty();
      assertThat(migrator.history()).extracting(MigrationRun::state).containsOnly(RunState.DONE);
      return snapshot(aws);
    }
  }

  @Test
  void takesEveryStepOnceWhenTwoProcessesMigrate() throws Exception {
    assertThat(stepsOf(2)).isEqualTo(35);
  }

  @Test
  void takesEveryStepOnceWhenEightProcessesMigrate() throws Exception {
    assertThat(stepsOf(8)).isEqualTo(35);
  }

  /** How many steps so many processes took that were started together, all in all. */
  private int stepsOf(int processes) throws Exception {
    Path file = folder.resolve("together-" + processes + ".json");
    try (LocalAws aws = new LocalAws()) {
      List<Process> started = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        started.add(start(aws, file, 0));
      }
      int steps = 0;
      for (Process process : started) {
        try (BufferedReader out = process.inputReader()) {
          String line = out.readLine();
          assertThat(line).startsWith(MigrationProcess.DONE);
          steps += Integer.parseInt(line.substring(MigrationProcess.DONE.length()));
        }
        assertThat(process.waitFor()).isZero();
      }
      assertThat(migrator(aws, file, ThirtySteps.source()).history()).hasSize(2);
      assertThat(snapshot(aws)).isEqualTo(undisturbed());
      return steps;
    }
  }

  private Process start(LocalAws aws, Path file, int boundary) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            MigrationProcess.class.getName(),
            aws.server().endpoint().toString(),
            file.toString(),
            Integer.toString(boundary))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** By a clock that is ahead, for which the lease of a killed process has run out. */
  private static Migrator migrator(LocalAws aws, Path file, MigrationSource source) {
    SettableClock ahead = new SettableClock(Instant.now().plus(Duration.ofHours(1)));
    return new MigratorBuilder(
            MigrationFixture.NAMING,
            FileVersionStore.of(file, ahead),
            () -> aws.lariat().topology().pause(aws::pass))
        .source(source)
        .build();
  }

  private static List<String> snapshot(LocalAws aws) {
    return Snapshot.of(aws.lariat().topology().build(), aws.sqs());
  }
}
