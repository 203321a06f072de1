package dev.cyclonelariat.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lariat publish} says of a message that it cannot send. */
class PublishFailureTest {

  private final LocalBroker broker = new LocalBroker();

  @TempDir Path folder;

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void aMessageThatBreaksItsSchemaIsNotSent() {
    broker.createQueue("hello");

    Result result =
        broker.run("publish", "event", "x", "--data", "{}", "--queue", "hello", "--schema", "2");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .containsExactly(
            "lariat publish: subject: is missing", "lariat publish: object: is missing");
    assertThat(broker.depth("hello")).isZero();
  }

  @Test
  void whatIsMissingOrUnreachableIsToldInOneLine() {
    assertFails(broker.run("publish", "event", "x", "--data", "{}"), "NotFound", "create it first");
    assertFails(
        broker.run("publish", "event", "x", "--data", "{}", "--queue", "nobody"),
        "queue nobody",
        "NonExistentQueue");
    assertFails(
        broker.run("publish", "event", "a-b", "--data", "{}"), "the part 'a-b' may hold letters");
    assertFails(
        broker.run("publish", "event", "x", "--data", "@" + folder.resolve("none")),
        "there is no such file");
    assertFails(
        broker.run("publish", "event", "x", "--data", "{}", "--endpoint", "http://127.0.0.1:1"),
        "AWS could not be reached");
    assertFails(
        broker.command().environment("INSTANCE", "").run("publish", "event", "x", "--data", "{}"),
        "INSTANCE in the environment");
    assertFails(
        broker
            .command()
            .environment("AWS_SECRET_KEY", "")
            .run("publish", "event", "x", "--data", "{}"),
        "only one is set");
    assertFails(
        broker
            .command()
            .environment("AWS_ENDPOINT_URL", "frob")
            .run("publish", "event", "x", "--data", "{}"),
        "AWS_ENDPOINT_URL is not a URL");
  }

  private static void assertFails(Result result, String... problems) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).startsWith("lariat publish: ").contains(problems);
  }

  @Test
  void verboseShowsWhereAnErrorComesFrom() {
    Result result = broker.run("publish", "event", "x", "--data", "{}", "--verbose");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("\tat dev.cyclonelariat.").contains("lariat publish: ");
  }
}
