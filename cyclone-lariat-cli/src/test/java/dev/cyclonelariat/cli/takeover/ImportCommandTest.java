package dev.cyclonelariat.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.migration.source.FolderMigrations;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.store.FileVersionStore;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveSubscription;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {

  private static final String CREATED = "test-event-fanout-users-user_created";
  private static final String MAILER = "test-event-queue-users-user_created-mailer";

  private final LocalBroker broker = new LocalBroker();
  @TempDir private Path project;

  @AfterEach
  void close() {
    broker.close();
  }

  private Path folder() {
    return project.resolve("migrate");
  }

  private Result run(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "import",
                "--dir",
                folder().toString(),
                "--state-file",
                project.resolve("versions.json").toString()));
    words.addAll(List.of(more));
    return broker.run(words.toArray(String[]::new));
  }

  /** Made by hand, by others, by the gem: with a little of everything. */
  private void fill() {
    var topology = broker.local().topology();
    topology.createTopic(CREATED);
    topology.createTopic("test-command-fanout-billing-pay.fifo", Map.of("FifoTopic", "true"));
    topology.createTopic("partners \"1\"".replaceAll("[ \"]", "_"));
    topology.createQueue("z-dead", Map.of("MessageRetentionPeriod", "1209599"));
    topology.createQueue(
        "pay.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    topology.createQueue(
        MAILER,
        Map.of(
            "VisibilityTimeout", "7200",
            "DelaySeconds", "5",
            "ReceiveMessageWaitTimeSeconds", "20",
            "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + arn("z-dead") + "\",\"maxReceiveCount\":\"3\"}"));
    topology.subscribe(
        CREATED,
        MAILER,
        Map.of(
            "FilterPolicy", "{\"data\":{\"country\":[\"DE\",\"quo\\\"te\"]}}",
            "FilterPolicyScope", "MessageBody"));
    topology.subscribe(CREATED, "z-dead");
    topology.subscribe(
        "test-command-fanout-billing-pay.fifo", "pay.fifo", Map.of("RawMessageDelivery", "true"));
    broker
        .lariat()
        .sqsClient()
        .tagQueue(r -> r.queueUrl(url(broker, "z-dead")).tags(Map.of("cost centre", "4711")));
  }

  private String arn(String queue) {
    return broker.lariat().location().arn(Queue.parse(queue)).toString();
  }

  private static String url(LocalBroker broker, String queue) {
    return broker.lariat().location().url(Queue.parse(queue)).toString();
  }

  private Migrator migrator(LocalBroker of, String state) {
    return new MigratorBuilder(
            of.lariat().naming(),
            FileVersionStore.of(project.resolve(state)),
            () -> of.lariat().topology().pause(time -> {}))
        .source(new FolderMigrations(folder()))
        .build();
  }

  /** All there is but for policies and owners. */
  private static List<String> shape(LocalBroker of) {
    LiveTopology live = of.lariat().topology().pause(time -> {}).build();
    List<String> all = new ArrayList<>();
    for (Topic topic : live.topics()) {
      all.add(live.find(topic).orElseThrow() + " from " + live.sources(topic));
    }
    for (Queue queue : live.queues()) {
      all.add(live.find(queue).orElseThrow().toString());
    }
    for (LiveSubscription listed : live.subscriptions()) {
      var spec = live.find(listed);
      all.add(spec + " " + spec.rawDelivery() + " " + spec.filterPolicy() + spec.filterScope());
    }
    return all.stream().sorted().toList();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .reduce(
              (one, two) -> {
                throw new AssertionError();
              })
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--yaml"})
  void whatIsWrittenMakesTheSameOfAnEmptyAccount(String language) {
    fill();

    Result result = language.isEmpty() ? run() : run(language);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("wrote \\S+V[0-9]{14}__\\w+\\.(java|yaml), 9 steps\n")
        .contains("Next: lariat baseline 2");
    try (LocalBroker empty = new LocalBroker()) {
      Migrator migrator = migrator(empty, "other.json");
      migrator.migrate();

      assertThat(shape(empty)).isEqualTo(shape(broker));
      assertThat(migrator.drift()).isEmpty();
    }
  }

  @Test
  void javaIsWrittenAsAHumanWould() throws IOException {
    fill();

    run();

    assertThat(Files.readString(file()))
        .startsWith("package lariat.migrate;\n\nimport dev.cyclonelariat.migration.Migration;\n")
        .contains(
            "    create(topic(\"user_created\"));\n",
            "    create(topic(\"pay\").kind(\"command\").publisher(\"billing\").fifo());\n",
            "    create(customQueue(\"pay.fifo\").contentBasedDeduplication());\n",
            "    create(\n"
                + "        queue(\"user_created\")\n"
                + "            .dest(\"mailer\")\n"
                + "            .delay(Duration.ofSeconds(5))\n"
                + "            .visibilityTimeout(Duration.ofHours(2))\n"
                + "            .attribute(\"ReceiveMessageWaitTimeSeconds\", \"20\")\n"
                + "            .deadLetters(customQueue(\"z-dead\"), 3));\n",
            "\n    subscribe(\n"
                + "        topic(\"pay\").kind(\"command\").publisher(\"billing\").fifo(),\n"
                + "        customQueue(\"pay.fifo\"),\n"
                + "        options -> options.raw());\n");
  }

  @Test
  void yamlIsWrittenAsAHumanWould() throws IOException {
    fill();

    run("--yaml");

    assertThat(Files.readString(file()))
        .startsWith("# What was in account 000000000000, region us-east-1")
        .contains(
            "  - create:\n      topic: user_created\n",
            "        visibility-timeout: 2h\n",
            "        dead-letters:\n"
                + "          queue:\n"
                + "            name: z-dead\n"
                + "          max-receive-count: 3\n",
            "      raw: true\n");
  }

  @Test
  void adoptedItCountsAsAppliedAndIsAsDeclared() {
    fill();

    Result result = run("--adopt", "--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Taken over");
    Migrator migrator = migrator(broker, "versions.json");
    assertThat(migrator.status()).isNotEmpty().noneMatch(MigrationStatus::isPending);
    assertThat(migrator.validate()).isEmpty();
    assertThat(migrator.drift()).isEmpty();
    assertThat(run().out()).contains("Nothing exists that no migration declares");
    migrator.rollBack(1);
    assertThat(shape(broker)).isEmpty();
  }

  @Test
  void declaredByABaselineItIsAsDeclared() throws IOException {
    fill();
    run();

    Migrator migrator = migrator(broker, "versions.json");
    migrator.baseline(migrator.status().get(0).version());

    assertThat(migrator.drift()).isEmpty();
  }

  @Test
  void nothingIsTakenOverUnlessAHumanAgrees() {
    fill();

    Result result =
        broker
            .command()
            .terminals(new Terminals(true, true))
            .in("n\n")
            .run(
                "import",
                "--adopt",
                "--dir",
                folder().toString(),
                "--state-file",
                project.resolve("versions.json").toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("queue " + MAILER, "Take all this over [y/N]");
    assertThat(folder()).doesNotExist();
    assertThat(broker.lariat().topology().build().owner(Topic.parse(CREATED))).isEmpty();
  }

  @Test
  void whatCannotBeTakenOverLeavesNoFiles() {
    fill();
    // What is no more where dead letters went cannot be declared.
    broker.lariat().sqsClient().deleteQueue(r -> r.queueUrl(url(broker, "z-dead")));

    Result result = run("--adopt", "--yes");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Nothing is taken over", MAILER, "dead letters");
    assertThat(folder()).isEmptyDirectory();
  }

  @Test
  void patternsChooseWhatIsImported() {
    fill();

    Result result = run("--filter", "*-users-*", "--filter", "p?y.fifo");

    assertThat(result.out())
        .contains(
            "6 steps",
            "left out subscription test-command-fanout-billing-pay.fifo → pay.fifo: its topic is"
                + " not among what is taken");
  }

  @Test
  void whatAnImportBeforeHasWrittenIsNotWrittenAgain() throws IOException {
    fill();
    run("--filter", "*-users-*");
    String mailer = Files.readString(file());

    Result again = run("--filter", "*-users-*");

    assertThat(again.out())
        .startsWith("Nothing exists that no migration declares; but not all are applied: lariat")
        .contains("lariat baseline 2");
    assertThat(file()).content().isEqualTo(mailer);
    assertThat(run("--filter", "p?y.fifo").out()).contains("1 step\n");
    assertThat(run("--filter", "*-users-*", "--adopt", "--yes").out())
        .contains("not all are applied");
  }

  @Test
  void whatCarriesOurTagAlreadyIsTold() throws IOException {
    fill();
    run("--adopt", "--yes");
    Files.delete(project.resolve("versions.json"));
    Files.delete(file());

    assertThat(run().out())
        .contains("6 of these have our tag already, though no migration here has made them");
  }

  @Test
  void tellsProgramsToo() {
    fill();

    assertThat(run("-o", "json", "--filter", "partners*").out())
        .matches(
            "\\{\"files\":\\[\".+\"],\"steps\":1,\"left_out\":\\[],\"already_ours\":\\[],\"adopted\":false}\n");
  }
}
