package dev.cyclonelariat.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.local.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationFilesTest extends MigrationFolderFixture {

  @Test
  void yamlSaysAllThatJavaSays() {
    folder.java(
        "V1__All",
        """
        create(topic("a").maximumMessageSize(2048).kmsKey("alias/a").tag("k", "v"));
        create(topic("b").kind("command").publisher("any").fifo().contentBasedDeduplication()
            .highThroughput());
        create(customTopic("c").attribute("DisplayName", "c"));
        create(queue("a").dest("dead"));
        create(queue("a").dest("mailer").deadLetters(queue("a").dest("dead"), 5)
            .visibilityTimeout(java.time.Duration.ofMinutes(2))
            .retention(java.time.Duration.ofDays(4)).delay(java.time.Duration.ofSeconds(5)));
        create(customQueue("d").fifo().highThroughput().contentBasedDeduplication().tag("k", "v"));
        alter(queue("a").dest("dead").attribute("DelaySeconds", "3"));
        subscribe(topic("a"), queue("a").dest("mailer"),
            options -> options.raw().filterBody("{\\"x\\":[\\"y\\"]}").deadLetters(queue("a").dest("dead")));
        subscribe(customTopic("c"), topic("a"));
        unsubscribe(customTopic("c"), topic("a"));
        unsubscribe(topic("a"), queue("a").dest("mailer"));
        delete(customTopic("c"));
        """,
        "} @Override public void down() { delete(topic(\"a\"));");
    String java = folder.run("plan").out();
    assertThat(java).contains("12 steps");
    assertThat(folder.migrations().resolve("V1__All.java").toFile().delete()).isTrue();

    folder.write(
        "V1__all.yml",
        """
        up:
          - create: { topic: { type: a, maximum-message-size: 2048, kms-key: alias/a, tags: { k: v } } }
          - create:
              topic:
                type: b
                kind: command
                publisher: any
                fifo: true
                content-based-deduplication: true
                high-throughput: true
          - create: { topic: { name: c, attributes: { DisplayName: c } } }
          - create: { queue: { type: a, dest: dead } }
          - create:
              queue:
                type: a
                dest: mailer
                dead-letters: { queue: { type: a, dest: dead }, max-receive-count: 5 }
                visibility-timeout: 2m
                retention: 4d
                delay: 5s
          - create:
              queue:
                name: d
                fifo: true
                high-throughput: true
                content-based-deduplication: true
                tags: { k: v }
          - alter: { queue: { type: a, dest: dead, attributes: { DelaySeconds: 3 } } }
          - subscribe:
              topic: a
              queue: { type: a, dest: mailer }
              raw: true
              filter-body: { x: [ "y" ] }
              dead-letters: { type: a, dest: dead }
          - subscribe: { topic: { name: c }, to-topic: a }
          - unsubscribe: { topic: { name: c }, to-topic: a }
          - unsubscribe: { topic: a, queue: { type: a, dest: mailer } }
          - delete: { topic: { name: c } }
        down:
          - delete: { topic: a }
        """);

    assertThat(folder.run("plan").out()).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          up                                       | 1: must be a mapping
          down: []                                 | 1: has no up
          upp: []                                  | 1: upp: unknown key; known are up, down
          up: x                                    | 1: up: must be a list
          up:;- make: { topic: a }                 | 2: up[0].make: unknown key; known are create,
          up:;- create: { topic: a };  delete: {}  | 2: up[0]: needs exactly one of create, alter
          up:;- create: {}                         | 2: up[0].create: needs exactly one of topic, queue
          up:;- create: { topic: { typ: a } }      | 2: up[0].create.topic: needs either a type
          up:;- create:;    topic:;      type: a;      dest: x | 5: up[0].create.topic.dest: unknown
          up:;- create: { queue: { type: a, delay: 5 } } | queue.delay: expected a number and s, m
          up:;- create: { queue: { type: a, fifo: 1 } }  | queue.fifo: must be true or false
          up:;- create: { queue: { type: a, delay: 1d } } | 2: up[0].create):
          up:;- create: { queue: { name: a b } }   | 2: up[0].create):
          up:;- create: { queue: { type: a, dead-letters: { queue: b } } } | has no max-receive-count
          up:;- subscribe: { topic: a }            | 2: up[0].subscribe: needs a queue, or a to-topic
          up:;- subscribe: { topic: a, to-topic: b, raw: true } | raw: unknown key
          up:;- delete: { topic: { type: a, tags: {} } } | tags: unknown key; known are type, name
          up:;- "                                  | not YAML
          """)
  void whatIsWrongInYamlIsToldWithItsLine(String lines, String problem) {
    folder.write("V1__x.yaml", lines.replace(";", "\n"));

    Result result = folder.run("plan");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err())
        .contains(folder.migrations().resolve("V1__x.yaml") + ":")
        .contains(problem);
  }

  @Test
  void whatTheCompilerSaysIsToldWithItsLine() {
    folder
        .java("V1__Wrong", "create(topic(user_created));", "String s = 1;")
        .java("V2__Fine", "create(topic(\"a\"));");

    Result result = folder.run("plan");

    assertThat(result.exitCode()).isEqualTo(6);
    String file = folder.migrations().resolve("V1__Wrong.java").toString();
    assertThat(result.errLines())
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "lariat plan: "
                            + file
                            + ":5: cannot find symbol, symbol: variable user_created"))
        .anySatisfy(line -> assertThat(line).contains(file + ":6: incompatible types"));
  }

  @Test
  void aFileMustHoldAMigrationOfItsName() {
    folder.write("V1__Odd.java", "package lariat.migrate; class V1__Odd {}");
    assertThat(folder.run("plan").err())
        .contains("V1__Odd.java: must hold a class V1__Odd that extends Migration");

    folder.write(
        "V1__Odd.java",
        "class V1__Odd extends dev.cyclonelariat.migration.Migration { public void up() {} }");
    assertThat(folder.run("plan").err()).contains("V1__Odd needs to be public");

    folder.write("V1__Odd.java", "");
    folder.write("x.yaml", "up: []");
    assertThat(folder.run("status").err()).contains("V20261123101500__", "unlike x");
  }

  @Test
  void whatIsAppliedNeedNotCompileAnyMore() {
    folder.java("V1__A", "create(topic(\"a\"));");
    assertThat(folder.run("migrate", "--yes").exitCode()).isZero();
    folder.java("V1__A", "nonsense");

    assertThat(folder.run("status").exitCode()).isZero();
    Result migrated = folder.run("migrate", "--yes");
    assertThat(migrated.exitCode()).isZero();
    assertThat(migrated.err())
        .startsWith("warning: whether applied migrations were changed cannot be told: ")
        .contains("V1__A.java:5: not a statement");
    assertThat(folder.run("validate").exitCode()).isEqualTo(6);
    assertThat(folder.run("validate").err()).contains("V1__A.java:5: not a statement");
  }

  @Test
  void migrationsMayShareAClass() {
    folder
        .write("Names.java", "package lariat.migrate; interface Names { String A = \"a\"; }")
        .java("V1__Shared", "create(topic(Names.A));");

    assertThat(folder.run("plan").out()).contains("test-event-fanout-users-a");
  }

  @Test
  void aMigrationThatThrowsIsNamed() {
    folder.java("V1__Throwing", "throw new IllegalStateException(\"no\");");

    Result result = folder.run("plan");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .isEqualTo(
            "lariat plan: Migration 1 throwing fails (V1__Throwing.java:5):"
                + " java.lang.IllegalStateException: no\n");

    folder.java("V1__Throwing", "", "create(queue(\"" + "x".repeat(90) + "\"));");
    assertThat(folder.run("plan").err())
        .startsWith("lariat plan: Migration 1 throwing (V1__Throwing.java:6): ");
  }

  @Test
  void aStepThatCannotBeIsToldWithItsLine() {
    folder.java(
        "V1__Missing", "create(queue(\"a\"));", "subscribe(customTopic(\"b\"), queue(\"a\"));");

    Result result = folder.run("plan");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("' (V1__Missing.java:6): Topic b does not exist: create it in a step before");
  }

  @Test
  void whatCannotBeUndoneIsToldWithWhatEachLanguageNeeds() {
    folder.write("V1__x.yaml", "up:", "- create: { topic: a }", "- delete: { topic: a }");

    Result result = folder.run("plan");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("V1__x.yaml:3: up[1].delete): nothing tells how to undo 'delete topic")
        .contains("in YAML list the steps that undo it under down:");
  }

  @Test
  void withoutTheFolderTheWayOutIsTold() {
    assertThat(folder.run("status").err())
        .contains("no such folder of migrations", "lariat generate migration NAME");
  }

  @ParameterizedTest
  @CsvSource({"User", "user-created", "1_user", "_user", "'user created'", "''", "user.java"})
  void oddNamesAreRefused(String name) {
    Result result = folder.run("generate", "migration", name);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("a-z, 0-9 and _");
    assertThat(folder.migrations()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "order_paid, order_paid",
    "create_order_paid_queue, order_paid",
    "mailer, user_created",
    "add_topic, user_created"
  })
  void theExampleIsOfTheEventThatTheFileIsNamedAfter(String title, String type) throws IOException {
    folder.run("generate", "migration", title);
    folder.run("generate", "migration", title, "--yaml");

    try (Stream<Path> files = Files.list(folder.migrations())) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).containsPattern("create.*topic.*\\b" + type + "\\b");
      }
    }
  }

  @Test
  void eachMigrationGetsAVersionOfItsOwn() {
    folder.run("generate", "migration", "a");
    folder.run("generate", "migration", "b", "--yaml");
    folder.run("generate", "migration", "c");

    List<String> names = new ArrayList<>(Arrays.asList(folder.migrations().toFile().list()));
    assertThat(names.stream().map(name -> name.substring(0, 15)).distinct()).hasSize(3);
    Result status = folder.run("status", "-o", "json");
    assertThat(status.outLines()).hasSize(3);
  }

  @Test
  void ofYamlTheDownIsDerivedOrItsOwn() {
    folder.write("V1__x.yaml", "up:", "- create: { topic: a }", "down:", "- delete: { topic: a }");
    folder.write("V2__y.yaml", "up:", "- delete: { topic: a }");

    assertThat(folder.run("migrate", "--to", "1", "--yes").exitCode()).isZero();
    assertThat(folder.run("rollback", "--yes").exitCode()).isZero();
    Topology there = broker.local().topology().current();
    assertThat(there.topics()).isEmpty();
  }
}
