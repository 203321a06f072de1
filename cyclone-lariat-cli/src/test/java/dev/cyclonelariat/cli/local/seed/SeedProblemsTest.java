package dev.cyclonelariat.cli.local.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a seed file is told with the file, the line, the place and the remedy. */
class SeedProblemsTest {

  @TempDir Path folder;

  private Seed seed(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("seed.yaml"), yaml);
    return Seed.read(file, "000000000000", "us-east-1");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("", ":1: is empty; write topics, queues, subscriptions into it"),
        arguments("# nothing\n", ":1: is empty"),
        arguments("topics: [a\nqueues: [b]\n", ":2: not YAML: expected ',' or ']'"),
        arguments("topics:\n\t- a\n", ":2: not YAML: "),
        arguments("topics: [a]\n---\ntopics: [b]\n", ":2: not YAML: "),
        arguments("- a\n", ":1: must be a mapping"),
        arguments("topics: [a]\ntopic: [b]\n", ":2: topic: unknown key; known are topics, queues"),
        arguments("topics: [a]\ntopics: [b]\n", ":2: topics: is there twice"),
        arguments("topics: a\n", ":1: topics: must be a list"),
        arguments("topics:\n  - a\n  -\n", ":3: topics[1]: must be a text, not empty"),
        arguments("topics:\n  - a\n  - ''\n", ":3: topics[1]: must not be empty"),
        arguments("topics:\n  - a\n  - [b]\n", ":3: topics[1]: must be a text"),
        arguments("topics:\n  - a\n  - a\n", ":3: topics[1]: 'a' is there already, on line 2"),
        arguments("queues:\n  - {}\n", ":2: queues[0]: has no name"),
        arguments("queues:\n  - {name: [a]}\n", ":2: queues[0].name: must be a text"),
        arguments(
            "queues:\n  - name: a\n    atributes: {}\n",
            ":3: queues[0].atributes: unknown key; known are name, attributes, tags,"),
        arguments(
            "queues:\n  - name: a\n    attributes: [b]\n",
            ":3: queues[0].attributes: must be a mapping"),
        arguments(
            "queues:\n  - name: a\n    attributes:\n      DelaySeconds: [1]\n",
            ":4: queues[0].attributes.DelaySeconds: must be a text"),
        arguments(
            "queues:\n  - name: a\n    attributes:\n      FifoQueue: true\n",
            ":4: queues[0].attributes.FifoQueue: only FIFO resources have it, and their names end"
                + " with .fifo: call this one a.fifo, or leave the attribute out"),
        arguments(
            "topics:\n  - name: a\n    attributes: {ContentBasedDeduplication: true}\n",
            ":3: topics[0].attributes.ContentBasedDeduplication: only FIFO resources have it"),
        arguments(
            "queues:\n  - name: a.fifo\n    attributes: {FifoQueue: false}\n",
            ":3: queues[0].attributes.FifoQueue: must be true, since the name ends with .fifo"),
        arguments(
            "queues:\n  - name: a\n    account: 1234\n",
            ":3: queues[0].account: '1234' is no account: it must have 12 digits"),
        arguments(
            "queues:\n  - name: a\n    dead-letter-queue: b\n",
            ":2: queues[0]: dead-letter-queue and max-receive-count need each other"),
        arguments(
            "queues:\n  - {name: a, dead-letter-queue: b, max-receive-count: often}\n",
            ":2: queues[0].max-receive-count: must be a whole number"),
        arguments(
            "queues:\n  - name: a\n    dead-letter-queue: b\n    max-receive-count: 1\n"
                + "    attributes: {RedrivePolicy: {}}\n",
            ":3: queues[0].dead-letter-queue: says the same as RedrivePolicy; leave one out"),
        arguments("subscriptions:\n  - orders\n", ":2: subscriptions[0]: must be a mapping"),
        arguments("subscriptions:\n  - topic: t\n", ":2: subscriptions[0]: has no queue"),
        arguments("subscriptions:\n  - queue: q\n", ":2: subscriptions[0]: has no topic"),
        arguments(
            "subscriptions:\n  - topic: t\n    queue: q\n    raw: 'yes'\n",
            ":4: subscriptions[0].raw: must be true or false"),
        arguments(
            "subscriptions:\n  - topic: t\n    queue: q\n    filter: {}\n",
            ":4: subscriptions[0].filter: unknown key; known are topic, queue, raw, filter-policy"),
        arguments(
            "subscriptions:\n  - {topic: t, queue: q, filter-policy: {a: [.inf]}}\n",
            ":2: subscriptions[0].filter-policy.a[0]: .inf is no number that JSON has"),
        arguments(
            "subscriptions:\n  - {topic: t, queue: q, filter-policy: &a {a: *a}}\n",
            "is nested more than 10 levels deep"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlace(String yaml, String problem) {
    assertThatThrownBy(() -> seed(yaml))
        .isInstanceOf(LariatException.class)
        .hasMessageStartingWith(folder.resolve("seed.yaml") + ":")
        .hasMessageContaining(problem);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            "queues:\n  - ok\n  - not ok\n", ":3: queues[1]: not ok: CreateQueue was refused"),
        arguments(
            "queues:\n  - name: q\n    attributes: {VisibilityTimeout: -1}\n",
            ":2: queues[0]: q: CreateQueue was refused: "),
        arguments(
            "queues:\n  - name: q\n    attributes: {Visibility: 1}\n",
            ":2: queues[0]: q: CreateQueue was refused: Unknown Attribute Visibility."),
        arguments(
            "queues:\n  - q\n  - {name: r, dead-letter-queue: none, max-receive-count: 1}\n",
            ":3: queues[1]: r: SetQueueAttributes was refused: "),
        arguments(
            "topics:\n  - name: t\n    attributes: {MaximumMessageSize: 1}\n",
            ":2: topics[0]: t: CreateTopic was refused: "),
        arguments(
            "queues: [q]\nsubscriptions:\n  - {topic: t, queue: q}\n",
            ":3: subscriptions[0]: q subscribed to t: Subscribe was refused: Topic does not exist"),
        arguments(
            "topics: [t]\nsubscriptions:\n  - {topic: t, queue: q}\n",
            ":3: subscriptions[0]: q subscribed to t: GetQueueAttributes was refused: "),
        arguments(
            "topics: [t]\nqueues: [q.fifo]\nsubscriptions:\n  - {topic: t, queue: q.fifo}\n",
            "FIFO SQS Queues can not be subscribed to standard SNS topics"),
        arguments(
            "topics: [t]\nqueues: [q]\nsubscriptions:\n"
                + "  - {topic: t, queue: q, filter-policy: {a: b}}\n",
            ":4: subscriptions[0]: q subscribed to t: Subscribe was refused: "));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatSnsOrSqsRefuseIsToldWithItsPlace(String yaml, String problem) throws IOException {
    Seed seed = seed(yaml);
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      assertThatThrownBy(() -> seed.applyTo(local.topology()))
          .isInstanceOf(LariatException.class)
          .hasMessageStartingWith(folder.resolve("seed.yaml") + ":")
          .hasMessageContaining(problem);
    }
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
    Path control = Files.writeString(folder.resolve("control"), "topics: [\u0000]");

    assertThat(problem(folder.resolve("none"))).endsWith("none: there is no such file");
    assertThat(problem(folder)).startsWith(folder + ": cannot be read: ");
    assertThat(problem(binary)).endsWith("binary: not UTF-8 text");
    assertThat(problem(control)).contains("control: not YAML: ");
  }

  private static String problem(Path file) {
    try {
      Seed.read(file, "000000000000", "us-east-1");
      return "";
    } catch (LariatException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
