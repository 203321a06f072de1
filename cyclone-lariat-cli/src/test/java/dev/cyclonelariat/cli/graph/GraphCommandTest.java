package dev.cyclonelariat.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.shell.Terminals;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {

  private static final String TOPIC = "test-event-fanout-users-user_created";
  private static final String QUEUE = "test-event-queue-users-user_created-mailer";

  private final LocalBroker broker = new LocalBroker();
  @TempDir private Path folder;

  @BeforeEach
  void create() {
    broker.subscribe(TOPIC, QUEUE);
    broker.createQueue("production-event-queue-users-user_created");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void dotIsWrittenUnlessSaid() {
    Result result = broker.run("graph");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("digraph G {\n  rankdir=LR;\n")
        .contains("\"" + TOPIC + "\" -> \"" + QUEUE + "\";")
        .doesNotContain("production");
    assertThat(broker.run("graph", "--all-instances").out()).contains("production");
  }

  @Test
  void otherFormsAreWrittenWhenAsked() {
    assertThat(broker.run("graph", "-f", "mermaid").out()).startsWith("flowchart LR\n");
    assertThat(broker.run("graph", "-f", "json").out()).startsWith("{").contains("\"edges\"");
    assertThat(broker.run("graph", "-f", "svg").out())
        .startsWith("<svg ")
        .contains("test · " + broker.local().account() + " · " + broker.local().region())
        .contains("user_created › mailer");
  }

  @Test
  void aFileIsWrittenWhole() throws Exception {
    Path file = folder.resolve("topology.png");

    Result result = broker.run("graph", "-f", "png", "--out", file.toString());

    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).containsExactly("Written to " + file);
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G').endsWith(0x42, 0x60, 0x82);
  }

  @Test
  void aPngCanGoThroughAPipeButNotToATerminal() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    broker.command().run(png, new ByteArrayOutputStream(), "graph", "-f", "png");
    Result terminal =
        broker.command().terminals(new Terminals(true, true)).run("graph", "-f", "png");

    assertThat(png.toByteArray()).startsWith(0x89, 'P', 'N', 'G').endsWith(0x42, 0x60, 0x82);
    assertThat(terminal.exitCode()).isEqualTo(2);
    assertThat(terminal.err()).contains("say --out FILE");
  }

  @Test
  void deadLettersAreDrawnWhenAsked() {
    broker
        .local()
        .topology()
        .createQueue(
            "source",
            Map.of(
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:%s\",\"maxReceiveCount\":3}"
                    .formatted(broker.local().region(), broker.local().account(), QUEUE)));

    assertThat(broker.run("graph", "--dead-letters").out())
        .contains("\"source\" -> \"" + QUEUE + "\" [style=dashed];");
  }

  @Test
  void aPictureOfTooManyPixelsNamesSvg() {
    for (int i = 0; i < 700; i++) {
      broker.subscribe("hub", "queue-" + i);
    }

    Result png = broker.run("graph", "-f", "png", "--out", folder.resolve("x.png").toString());

    assertThat(png.exitCode()).isEqualTo(1);
    assertThat(png.errLines()).hasSize(1);
    assertThat(png.err()).contains("pixels").contains("svg");
    assertThat(folder.resolve("x.png")).doesNotExist();
    assertThat(broker.run("graph", "-f", "svg").exitCode()).isZero();
  }

  @Test
  void unknownFormsAreRefused() {
    assertThat(broker.run("graph", "-f", "gif").err())
        .contains("expected dot, mermaid, svg, png or json but was 'gif'");
  }

  @Test
  void whatMigrationsHaveMadeIsDrawnWithoutAskingAws() throws Exception {
    Path migrations = Files.createDirectories(folder.resolve("migrate"));
    Files.writeString(
        migrations.resolve("V10__mailer.yaml"),
        """
        up:
          - create: { topic: user_deleted }
          - create: { queue: { type: user_deleted, dest: mailer_dead } }
          - create:
              queue:
                type: user_deleted
                dest: mailer
                dead-letters: { queue: { type: user_deleted, dest: mailer_dead }, max-receive-count: 5 }
          - subscribe: { topic: user_deleted, queue: { type: user_deleted, dest: mailer } }
        """);
    String state = folder.resolve("state.json").toString();
    Result migrated =
        broker.run("migrate", "--yes", "--state-file", state, "--dir", migrations.toString());
    assertThat(migrated.exitCode()).as(migrated.err()).isZero();

    Result result = new CommandRun().run("graph", "--source", "declared", "--state-file", state);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "\"test-event-fanout-users-user_deleted\""
                + " -> \"test-event-queue-users-user_deleted-mailer\";",
            "-> \"test-event-queue-users-user_deleted-mailer_dead\" [style=dashed];")
        .doesNotContain(TOPIC);
  }

  @Test
  void whatIsDeclaredNeedsAJournal() {
    Result result = new CommandRun().run("graph", "--source", "declared");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--state-file");
  }
}
