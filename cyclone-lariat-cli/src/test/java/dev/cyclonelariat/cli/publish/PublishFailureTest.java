package dev.cyclonelariat.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .containsExactly(
            "lariat publish: subject: is missing, object: is missing (see lariat publish --help)");
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
        broker.run("publish", "event", "x", "--data", "@" + folder.resolve("none")),
        "there is no such file");
    assertFails(
        broker.run("publish", "event", "x", "--data", "{}", "--endpoint", "http://127.0.0.1:1"),
        "lariat publish: http://127.0.0.1:1 does not answer (Connection refused)",
        "is it running? lariat local starts one\n");
    assertFails(
        broker.run("publish", "event", "x", "--data", "{}", "--endpoint", "http://no.invalid/"),
        "http://no.invalid does not answer (there is no host of this name)",
        "check the name\n");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          event,a-b                    | TYPE may hold letters
          event,user created!          | TYPE may hold letters
          event,a-b,--queue,hello      | TYPE may hold letters
          event,                       | type: must say more than 'event_'
          event,x,--topic,bad topic    | 'bad topic': a name may hold letters
          event,x,--queue,             | '': a name may hold letters
          event,x,--sqs,--dest,a-b     | the part 'a-b' may hold letters
          event,x,--fifo,--group,      | A group id has 1 to 128 letters
          event,x,--instance,a b       | the part 'a b' may hold letters
          event,x,--region,x y         | '--region': Not an AWS region: 'x y'
          event,x,--account,12         | '--account': expected 12 digits but was '12'
          event,x,--schema,1,--object,user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef | object: is not part of version 1
          event,event_x                | TYPE is said without its prefix: x
          command,command_x            | TYPE is said without its prefix: x
          """)
  void aMistakeInTheArgumentsIsAWrongCall(String call, String problem) {
    assertIsMisuse(publish(broker.command(), call.split(",", -1)), problem);
  }

  @Test
  void whatIsMissingIsNamedAsOptionAndVariable() {
    assertIsMisuse(
        publish(broker.command().environment("INSTANCE", ""), "event", "x"),
        "The instance (production, stage, test) is not known, without which no resource has a name:"
            + " say --instance, set instance in lariat.yml, or INSTANCE in the environment");
    assertIsMisuse(
        publish(broker.command().environment("AWS_ACCOUNT_ID", ""), "event", "x"),
        "The AWS account (twelve digits) is not known, and these credentials do not tell it: say"
            + " --account, set account in lariat.yml, or AWS_ACCOUNT_ID in the environment");
  }

  @Test
  void dataThatNoMessageCanHoldIsToldByItsRealLimit() throws IOException {
    Path tooLong = Files.writeString(folder.resolve("long"), json("x".repeat((1 << 20) + 1)));
    Path large = Files.writeString(folder.resolve("large"), json("x".repeat(1 << 20)));

    assertIsMisuse(
        publish(broker.command(), "event", "x", "--data", "@" + tooLong),
        "--data holds a string of more than 1,048,576 characters");
    assertIsMisuse(
        publish(broker.command(), "event", "x", "--queue", "q", "--data", "@" + large),
        "queue q takes 1,048,576");
  }

  private static String json(String value) {
    return "{\"a\":\"" + value + "\"}";
  }

  private static Result publish(CommandRun command, String... call) {
    List<String> words = new ArrayList<>(List.of("publish"));
    words.addAll(List.of(call));
    if (!words.contains("--data")) {
      words.addAll(List.of("--data", "{}"));
    }
    return command.run(words.toArray(String[]::new));
  }

  private static void assertIsMisuse(Result result, String problem) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err())
        .startsWith("lariat publish: ")
        .contains(problem)
        .contains(" (see lariat publish --help)");
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
