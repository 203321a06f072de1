package dev.cyclonelariat.cli.message;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String BODY =
      """
      {"uuid":"f2ce3813-0905-4d81-a60e-f289f2431f50","publisher":"users",\
      "type":"event_user_created","version":1,"data":{"name":"Ünal"},\
      "sent_at":"2022-11-09T11:42:18.203+01:00"}""";

  private static final String LOOSE_BODY =
      """
      { "sent_at": "2022-11-09T11:42:18.203+01:00", "version": "1", "frob": 1,
        "type": "event_user_created", "publisher": "users", "data": {"name": "\\u00dcnal"},
        "uuid": "f2ce3813-0905-4d81-a60e-f289f2431f50" }
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("body.json"), text);
  }

  @Test
  void aValidBodyIsPrintedAsLariatWritesIt() throws IOException {
    Result result = lariat("message", "validate", file(LOOSE_BODY).toString());

    assertThat(result).isEqualTo(new Result(0, BODY + "\n", ""));
  }

  @Test
  void standardInputIsReadWhereThereIsNoFile() {
    assertThat(new CommandRun().in(BODY).run("message", "validate").out()).isEqualTo(BODY + "\n");
    assertThat(new CommandRun().in(BODY).run("message", "validate", "-").out())
        .isEqualTo(BODY + "\n");
    assertThat(new CommandRun().in(BODY).run("message", "validate", "-o", "json").out())
        .isEqualTo(BODY + "\n");
  }

  @Test
  void theBodyInsideAnSnsNotificationCounts() {
    String notification =
        "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"TopicArn\":\"arn:aws:sns:eu-west-1:"
            + "123456789012:t\",\"Message\":\""
            + BODY.replace("\"", "\\\"")
            + "\"}";

    assertThat(new CommandRun().in(notification).run("message", "validate").out())
        .isEqualTo(BODY + "\n");
  }

  @Test
  void everyBrokenRuleIsToldOnALineOfItsOwn() {
    Result result =
        new CommandRun()
            .in("{\"type\":\"event_x\",\"version\":2,\"subject\":{\"type\":\"user\"}}")
            .run("message", "validate");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .contains("uuid: is missing", "publisher: is missing", "subject.uuid: is missing")
        .allMatch(line -> line.matches("[a-z_.]+: .+"));
  }

  @Test
  void aBrokenRuleIsOneLineWhateverTheBodyHolds() {
    Result result =
        new CommandRun().in("{\"version\":\"a\\nb\\u001b[31m\"}").run("message", "validate");

    assertThat(result.errLines())
        .contains("version: must be 1 or 2, not a b?[31m")
        .allMatch(line -> line.matches("[a-z_.]+: .+"));
  }

  @Test
  void whatIsNotABodyIsToldToo() {
    assertThat(new CommandRun().in("").run("message", "validate"))
        .isEqualTo(new Result(1, "", "body: is empty\n"));
    assertThat(new CommandRun().in("frob").run("message", "validate").err())
        .startsWith("body: is not JSON (line 1, column ");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path missing = folder.resolve("missing.json");

    assertThat(lariat("message", "validate", missing.toString()))
        .isEqualTo(
            new Result(1, "", "lariat message validate: " + missing + ": there is no such file\n"));
    assertThat(lariat("message", "validate", folder.toString()).err())
        .isEqualTo("lariat message validate: '" + folder + "' is a directory\n");
  }

  @Test
  void farTooMuchInputIsNotRead() {
    Result result = new CommandRun().in(" ".repeat((16 << 20) + 1)).run("message", "validate");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("longer than 16 MiB");
  }
}
