package dev.cyclonelariat.cli.migration;

import static dev.cyclonelariat.cli.migration.MigrationFolder.QUEUE;
import static dev.cyclonelariat.cli.migration.MigrationFolder.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.migration.store.FileVersionStore;
import dev.cyclonelariat.resource.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

class MigrationCommandsTest extends MigrationFolderFixture {

  @BeforeEach
  void write() {
    folder.mailer();
  }

  @Test
  void onATerminalThePlanIsShownAndApproved() {
    Result refused = onTerminal().in("n\n").run("migrate");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("migrate 1 topic", "+ create topic " + TOPIC, "Do it (2 migrations, 3 steps)?")
        .endsWith("lariat migrate: Nothing was changed\n");
    assertThat(broker.local().topology().current().topics()).isEmpty();

    Result approved = onTerminal().in("y\n").run("migrate");

    assertThat(approved.out()).isEqualTo("Applied 2 migrations, 3 steps\n");
    assertThat(broker.local().topology().current().subscriptions()).hasSize(1);
    assertThat(onTerminal().in("y\n").run("rollback").out())
        .isEqualTo("Rolled back 1 migration, 2 steps\n");
  }

  @Test
  void elsewhereNothingIsDoneWithoutYes() {
    assertThat(folder.run("migrate").exitCode()).isEqualTo(2);
    assertThat(folder.run("migrate").err())
        .contains("create topic", "answer 'Do it (2 migrations, 3 steps)?': say --yes if");
    assertThat(onTerminal().in("y\n").run("migrate", "--no-input").exitCode()).isEqualTo(2);
    assertThat(broker.local().topology().current().topics()).isEmpty();
  }

  @Test
  void aPlanOnFileIsFollowedOrRefused() throws IOException {
    String plan = root.resolve("plan.json").toString();
    assertThat(folder.run("plan", "--out", plan, "--fail-on-changes").exitCode()).isEqualTo(3);
    Files.copy(Path.of(plan), root.resolve("old.json"));
    folder.java("V3__More", "create(topic(\"more\"));");

    Result followed = folder.run("migrate", "--plan", plan, "--yes");
    assertThat(followed.out()).isEqualTo("Applied 2 migrations, 3 steps\n");
    assertThat(folder.run("plan", "--fail-on-changes").exitCode()).isEqualTo(3);

    folder.run("rollback", "--steps", "2", "--yes");
    folder.java("V1__Topic", "create(topic(\"user_removed\"));");
    folder.write("V2__mailer.yaml", "up: []");
    Result stale = folder.run("migrate", "--plan", plan, "--yes");
    assertThat(stale.exitCode()).isEqualTo(1);
    assertThat(stale.err()).contains("make a new plan");
  }

  @Test
  void aDryRunChangesNothing() {
    Result dry = folder.run("migrate", "--dry-run", "--to", "1", "--fail-on-changes");

    assertThat(dry.exitCode()).isEqualTo(3);
    assertThat(dry.out())
        .isEqualTo("migrate 1 topic\n  + create topic " + TOPIC + "\n1 migration, 1 step\n");
    assertThat(broker.local().topology().current().topics()).isEmpty();
    assertThat(folder.stateFile()).doesNotExist();
  }

  @Test
  void versionsBoundWhatIsDone() {
    folder.java("V3__More", "create(topic(\"more\"));");

    assertThat(folder.run("migrate", "--to", "2", "--yes").out())
        .isEqualTo("Applied 2 migrations, 3 steps\n");
    assertThat(folder.run("migrate", "-q", "-y", "-o", "json").out())
        .isEqualTo(
            "{\"action\":\"migrate\",\"migrations\":[{\"version\":3,\"title\":\"more\","
                + "\"steps\":[\"create topic test-event-fanout-users-more\"],\"notes\":[]}]}\n");
    assertThat(folder.run("rollback", "2", "-y", "-q").out())
        .isEqualTo("Rolled back 2 migrations, 3 steps\n");
    assertThat(folder.run("rollback", "3", "-y").err()).contains("Migration 3 is not applied");
    assertThat(folder.run("status", "-o", "json").outLines().get(1))
        .isEqualTo("{\"version\":2,\"title\":\"mailer\",\"state\":\"pending\",\"is_known\":true}");
  }

  @Test
  void aChangedMigrationIsInvalid() {
    folder.run("migrate", "--yes");
    folder.java("V1__Topic", "create(topic(\"user_created\").maximumMessageSize(2048));");

    Result result = folder.run("validate");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.out()).contains("1 topic", "changed: create topic " + TOPIC);
    assertThat(folder.run("validate", "-o", "json").out())
        .startsWith("{\"valid\":false,\"half_applied\":false,")
        .contains("\"kind\":\"changed\"");
    assertThat(folder.run("status").outLines().get(1)).endsWith("  changed");
    String warning = "warning: Migration 1 topic was changed after it was applied";
    for (String command : List.of("plan", "migrate", "migrate --yes", "migrate --dry-run")) {
      Result warned = folder.run(command.split(" "));
      assertThat(warned.exitCode()).as(command).isZero();
      assertThat(warned.errLines()).hasSize(1);
      assertThat(warned.err()).startsWith(warning).contains("(lariat validate shows more)");
    }
    folder.java("V3__More", "create(topic(\"more\"));");
    assertThat(onTerminal().in("n\n").run("migrate").errLines().get(0)).startsWith(warning);
  }

  @Test
  void anOlderMigrationThatSharesAResourceIsOutOfOrder() {
    folder.run("migrate", "--to", "1", "--yes");
    folder.run("migrate", "--yes");
    folder.java("V0001__Other", "create(topic(\"other\"));");
    assertThat(folder.run("plan").err()).contains("Two migrations have the version 1");
    assertThat(folder.run("plan").exitCode()).isEqualTo(6);
    assertThat(folder.migrations().resolve("V0001__Other.java").toFile().delete()).isTrue();
    folder.run("rollback", "--yes");
    folder.java("V3__Late", "alter(topic(\"user_created\").tag(\"a\", \"b\"));");
    assertThat(folder.migrations().resolve("V2__mailer.yaml").toFile().delete()).isTrue();
    folder.run("migrate", "--yes");
    folder.mailer();

    Result result = folder.run("migrate", "--yes");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("2 mailer is older than 3", TOPIC);
    assertThat(folder.run("plan").exitCode()).isEqualTo(6);
    Result invalid = folder.run("validate");
    assertThat(invalid.exitCode()).isEqualTo(6);
    assertThat(invalid.out()).contains("2 mailer is older than 3", TOPIC);
    assertThat(folder.run("status").outLines().get(2)).contains("pending").endsWith("out of order");
  }

  @Test
  void anOlderMigrationThatSharesNothingIsLateAndApplied() {
    folder.java("V5__Other", "create(topic(\"other\"));");
    folder.run("migrate", "--yes");
    folder.java("V4__Late", "create(topic(\"late\"));");

    assertThat(folder.run("status").outLines().get(3)).contains("pending").endsWith("  late");
    assertThat(folder.run("status", "-o", "json").outLines().get(2)).endsWith("\"note\":\"late\"}");
    assertThat(folder.run("validate").exitCode()).isZero();
    assertThat(folder.run("migrate", "--yes").exitCode()).isZero();
  }

  @Test
  void whatIsThereAlreadyIsNotMadeAgain() {
    broker.createQueue(QUEUE);

    Result refused = folder.run("migrate", "--yes");

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(refused.err())
        .contains(
            "Migration 2 mailer, step 'create queue "
                + QUEUE
                + "' ("
                + folder.migrations().resolve("V2__mailer.yaml")
                + ":2: up[0].create): Queue "
                + QUEUE
                + " exists");
    assertThat(broker.local().topology().current().topics()).isEmpty();
  }

  @Test
  void aHalfAppliedMigrationIsResumedOrResolved() {
    breakOff();

    assertThat(folder.run("migrate", "--yes").exitCode()).isEqualTo(5);
    assertThat(folder.run("plan").exitCode()).isEqualTo(5);
    assertThat(folder.run("plan").err())
        .contains("then lariat resume;", "lariat resolve 1 --as applied|reverted");
    for (String command : List.of("status", "validate", "drift")) {
      assertThat(folder.run(command).errLines())
          .containsExactly(
              "Migration 1 topic is half applied, since its run was cut short: lariat resume"
                  + " finishes it");
    }
    assertThat(folder.run("validate").exitCode()).isEqualTo(5);
    assertThat(folder.run("validate", "-o", "json").out())
        .startsWith("{\"valid\":false,\"half_applied\":true,\"problems\":[]");
    assertThat(folder.run("drift").exitCode()).isZero();
    assertThat(folder.run("drift", "--fail-on-changes").exitCode()).isEqualTo(3);
    assertThat(onTerminal().in("y\n").run("migrate").exitCode()).isEqualTo(5);
    Result resumed = folder.run("resume");
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.out()).isEqualTo("Migration 1 topic is applied\n");
    assertThat(folder.run("resume").out()).isEqualTo("Nothing to resume: no run was cut short\n");
    assertThat(folder.run("migrate", "--yes").exitCode()).isZero();

    assertThat(folder.run("resolve", "2", "--as", "reverted").exitCode()).isZero();
    assertThat(folder.run("status").outLines().get(2)).contains("pending");
    assertThat(folder.run("resolve", "2", "--as", "applied").exitCode()).isZero();
    assertThat(folder.run("drift", "--fail-on-changes").exitCode()).isZero();
  }

  /** Interrupts the first migration after its first step. */
  private void breakOff() {
    folder.java("V1__Topic", "create(topic(\"user_created\"));", "create(topic(\"more\"));");
    Result interrupted =
        folder
            .command()
            .interrupts(
                action -> {
                  Thread thread = new Thread(action);
                  thread.start();
                  return () -> {};
                })
            .run("migrate", "--yes");
    assertThat(interrupted.exitCode()).isEqualTo(130);
    assertThat(interrupted.err())
        .contains("Interrupted: migration 1 topic is half done, up to step 1 of 2");
  }

  @Test
  void whoIsAtWorkIsShownWaitedForAndShutOut() {
    FileVersionStore store = FileVersionStore.of(folder.stateFile());
    store.prepare();
    assertThat(folder.run("lock").out()).isEqualTo("Nobody is running migrations\n");
    assertThat(store.tryLock("build-7", "ci", Duration.ofMinutes(1))).isPresent();

    assertThat(folder.run("lock").out())
        .matches("Held by ci on build-7 since [0-9T:-]+Z, until [0-9T:-]+Z unless it goes on\\R");
    assertThat(folder.run("lock", "-o", "json").out()).contains("\"host\":\"build-7\"");
    Result waited = folder.run("migrate", "--yes", "--lock-timeout", "0s");
    assertThat(waited.exitCode()).isEqualTo(4);
    assertThat(waited.err()).contains("ci on build-7", "(lariat lock)");
    assertThat(folder.run("plan").exitCode()).isEqualTo(4);
    assertThat(folder.run("lock", "release").exitCode()).isEqualTo(2);
    assertThat(folder.run("lock", "release").err())
        .contains("'Take the lock away? A run may be left half done.': say --yes if");

    assertThat(folder.run("lock", "release", "--yes").out()).isEqualTo("The lock is free\n");
    assertThat(folder.run("migrate", "--yes").exitCode()).isZero();
  }

  @Test
  void whatIsThereAlreadyIsDeclared() {
    broker.subscribe(TOPIC, QUEUE);

    assertThat(folder.run("baseline", "2").exitCode()).isEqualTo(2);
    Result declared = folder.run("baseline", "2", "--yes");

    assertThat(declared.exitCode()).isZero();
    assertThat(declared.out()).contains("2 migrations, 3 steps");
    assertThat(folder.run("status").outLines().get(2)).contains("applied");
    assertThat(folder.run("history").outLines().get(1)).contains("baseline");
  }

  @Test
  void aDriftIsShown() {
    folder.run("migrate", "--yes");
    SqsClient sqs = broker.lariat().sqsClient();
    sqs.deleteQueue(
        request -> request.queueUrl(broker.lariat().location().url(Queue.parse(QUEUE)).toString()));

    Result drift = folder.run("drift", "--fail-on-changes");

    assertThat(drift.exitCode()).isEqualTo(3);
    assertThat(drift.out()).contains("queue " + QUEUE + ": does not exist");
    assertThat(folder.run("drift", "-o", "json").exitCode()).isZero();
    assertThat(folder.run("drift", "-o", "json").out()).startsWith("{\"drift\":[{\"what\":");
  }

  @Test
  void aQueueWithMessagesIsKeptUnlessItIsNamed() {
    folder.run("migrate", "--yes");
    broker.run("publish", "event", "user_created", "--data", "{}", "--publisher", "users");

    Result kept = folder.run("rollback", "--yes");
    assertThat(kept.exitCode()).isEqualTo(5);
    assertThat(kept.err()).contains("about 1 message: ", "--force-nonempty " + QUEUE);

    Result forced = folder.run("resume", "--force-nonempty", QUEUE);
    assertThat(forced.exitCode()).isZero();
    assertThat(broker.local().topology().current().queues()).isEmpty();
  }

  @Test
  void aDatabaseRemembersThemToo() {
    String url = "jdbc:h2:" + root.resolve("app") + ";MODE=PostgreSQL";

    assertThat(folder.run("migrate", "--yes", "--db", url).exitCode()).isZero();
    assertThat(folder.stateFile()).doesNotExist();
    assertThat(folder.run("status", "--db", url, "-o", "json").outLines().get(0))
        .contains("\"state\":\"applied\"");
    assertThat(
            broker
                .command()
                .environment("LARIAT_DB_URL", url)
                .run("history", "-o", "json")
                .outLines())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          migrate --to soon                  | '--to': Not the version of a migration: 'soon'
          migrate --plan p --dry-run         | --plan goes with neither --to nor --dry-run
          migrate --lock-timeout soon        | expected a number and s, m, h, d or w
          migrate --db x --state-file y      | --db and --state-file are mutually exclusive
          migrate --db jdbc:oracle:x         | --db takes the URL of a database
          rollback 1 --steps 2               | VERSION and --steps are mutually exclusive
          rollback --steps 0                 | --steps must be at least 1, unlike 0
          rollback x                         | Not the version of a migration: 'x'
          resolve 1                          | Missing required option: '--as=STATE'
          resolve 1 --as done                | expected applied or reverted but was 'done'
          baseline                           | Missing required parameter: 'VERSION'
          lock steal                         | 'steal'
          generate                           | Usage: lariat generate
          """)
  void aWrongCallIsToldAndDoesNothing(String call, String problem) {
    Result result = folder.run(call.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(problem);
    assertThat(folder.stateFile()).doesNotExist();
  }

  @Test
  void whatElseToKnowIsToldEvenWhereNobodyIsAsked() {
    folder.java("V3__All", "create(topic(\"all\"));");
    assertThat(folder.run("migrate", "--yes").exitCode()).isZero();
    broker.subscribe("test-event-fanout-users-all", "foreign");
    folder.java("V4__Fan", "subscribe(topic(\"user_created\"), topic(\"all\"));");

    assertThat(folder.run("migrate", "--yes").err())
        .contains("affects queue foreign, which no migration created");
  }

  @Test
  void whereNothingWasDoneYetHistorySaysSo() {
    Result history = folder.run("history");

    assertThat(history.exitCode()).isZero();
    assertThat(history.err()).isEqualTo("Nothing was ever applied, undone or declared\n");
    assertThat(folder.run("history", "-o", "json").err()).isEmpty();
  }

  @Test
  void whatIsNotSetIsNamed() {
    for (String command : List.of("migrate", "status")) {
      assertThat(new CommandRun().run(command).err())
          .isEqualTo(
              "lariat "
                  + command
                  + ": Whose topology is it: say --publisher, set publisher in lariat.yml, or"
                  + " APP_NAME in the environment (see lariat "
                  + command
                  + " --help)\n");
      assertThat(broker.run(command).err()).contains("--db JDBC_URL or --state-file FILE");
      assertThat(broker.run(command).exitCode()).isEqualTo(2);
    }
  }

  private CommandRun onTerminal() {
    return folder
        .command()
        .environment("NO_COLOR", "1")
        .environment("TERM", "dumb")
        .terminals(new Terminals(true, true));
  }
}
