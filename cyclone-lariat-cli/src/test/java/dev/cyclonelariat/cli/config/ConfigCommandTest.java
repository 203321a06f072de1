package dev.cyclonelariat.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.message.MessageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {

  @TempDir private Path folder;

  private final CommandRun command = new CommandRun();

  @Test
  void theEnvironmentCountsBeforeDotEnvBeforeTheFileBeforeTheDefault() throws IOException {
    file("lariat.yml", "publisher: file", "instance: file", "region: eu-west-1");
    file(".env", "APP_NAME=kept", "INSTANCE=kept");
    command.environment("APP_NAME", "exported").environment("AWS_REGION", "");

    assertThat(setting("APP_NAME")).isEqualTo("publisher exported the environment");
    assertThat(setting("INSTANCE")).isEqualTo("instance kept " + path(".env") + ":2");
    assertThat(setting("AWS_REGION"))
        .isEqualTo("region eu-west-1 " + path("lariat.yml") + ":3: region");
    assertThat(setting("LARIAT_DIR")).isEqualTo("dir lariat/migrate default");
    assertThat(setting("AWS_ACCOUNT_ID")).isEqualTo("account");
  }

  @Test
  void anEnvironmentOfTheFileCountsBeforeTheRestAndCanUnsetIt() throws IOException {
    file(
        "lariat.yml",
        "instance: test",
        "region: eu-west-1",
        "state-file: state.json",
        "environments:",
        "  production:",
        "    instance: production",
        "    account: \"012345678901\"",
        "    state-file:",
        "  stage:");

    assertThat(setting("INSTANCE")).startsWith("instance test ");
    assertThat(setting("INSTANCE", "--env", "production"))
        .isEqualTo(
            "instance production " + path("lariat.yml") + ":6: environments.production.instance");
    assertThat(setting("AWS_ACCOUNT_ID", "--env", "production")).contains(" 012345678901 ");
    assertThat(setting("AWS_REGION", "--env", "production")).startsWith("region eu-west-1 ");
    assertThat(setting("LARIAT_STATE_FILE", "--env", "production")).isEqualTo("state-file");
    assertThat(setting("INSTANCE", "--env", "stage")).startsWith("instance test ");

    command.environment("LARIAT_ENV", "production");
    assertThat(setting("INSTANCE")).startsWith("instance production ");
    assertThat(setting("INSTANCE", "--env", "stage")).startsWith("instance test ");
    assertThat(run("--env", "prod").exitCode()).isEqualTo(2);
    assertThat(run("--env", "prod").err())
        .isEqualTo(
            "lariat config: "
                + path("lariat.yml")
                + " has no environment 'prod'; it has production, stage (see lariat config --help)\n");
  }

  @Test
  void pathsInTheFileAreMeantFromThere() throws IOException {
    file("lariat.yml", "state-file: states/all.json", "jar: /opt/app.jar");

    assertThat(setting("LARIAT_STATE_FILE")).contains(" " + path("states/all.json") + " ");
    assertThat(setting("LARIAT_JAR")).contains(" /opt/app.jar ");
  }

  @Test
  void linesOfDotEnvMayHaveQuotesCommentsAndExport() throws IOException {
    file(
        ".env",
        "# access",
        "",
        "export APP_NAME='a b' # who",
        "INSTANCE = \"x#y\"",
        "AWS_REGION=eu-west-1 # there",
        "UNKNOWN=1");

    assertThat(setting("APP_NAME")).contains("publisher a b ");
    assertThat(setting("INSTANCE")).contains("instance x#y ");
    assertThat(setting("AWS_REGION")).contains("region eu-west-1 ");

    file(".env", "APP_NAME=a", "my secret");
    assertThat(run().err())
        .isEqualTo("lariat config: " + path(".env") + ":2: expected NAME=value\n");
  }

  @Test
  void noSecretIsShown() throws IOException {
    file(".env", "AWS_SECRET_ACCESS_KEY=hush1", "AWS_KEY=hush2");
    command
        .environment("LARIAT_DB_PASSWORD", "hush3")
        .environment("LARIAT_DB_URL", "jdbc:postgresql://me:hush4@db/app?password=hush5");

    for (String format : List.of("text", "json")) {
      assertThat(run("-o", format).out())
          .doesNotContain("hush")
          .contains("(set)", "jdbc:postgresql://…@db/app?…");
    }
  }

  @Test
  void theAccessKeyComesFromOnePlace() throws IOException {
    file(".env", "AWS_KEY=kept", "AWS_SECRET_KEY=kept", "AWS_SESSION_TOKEN=kept");
    assertThat(setting("AWS_SESSION_TOKEN")).contains("(set)");

    command.environment("AWS_ACCESS_KEY_ID", "exported");

    assertThat(setting("AWS_KEY")).isEqualTo("");
    assertThat(setting("AWS_SESSION_TOKEN")).isEqualTo("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          regoin: x                  | 1: regoin: unknown key; known are publisher, instance, region
          db-password: x             | 1: db-password: secrets do not belong here
          aws_secret: x              | 1: aws_secret: secrets do not belong here
          region: {}                 | 1: region: must be a text
          environments: [a]          | 1: environments: must be a mapping
          environments: {a: {b: c}}  | 1: environments.a.b: unknown key; known are publisher
          'region: "'                | 2: not YAML
          """)
  void whatIsWrongInTheFileIsToldWithItsLine(String line, String problem) throws IOException {
    file("lariat.yml", line);

    Result result = run();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).startsWith("lariat config: " + path("lariat.yml") + ":" + problem);
  }

  @Test
  void aNamedFileMustBeThere() {
    assertThat(run().err()).contains("lariat.yml: there is no such file");
    assertThat(CommandRun.lariat("config", "--env", "x").err())
        .isEqualTo("lariat config: lariat.yml: there is no such file\n");
  }

  @Test
  void otherCommandsGoByIt() throws IOException {
    try (LocalBroker broker = new LocalBroker()) {
      broker.createQueue("hello");
      file(
          "lariat.yml",
          "publisher: filed",
          "region: " + broker.local().region(),
          "account: " + broker.local().account(),
          "endpoint: " + broker.local().endpoint());
      file(".env", "AWS_KEY=1", "AWS_SECRET_KEY=2");

      Result result =
          new CommandRun()
              .run(
                  "publish",
                  "event",
                  "x",
                  "--data",
                  "{}",
                  "--queue",
                  "hello",
                  "--config",
                  path("lariat.yml"));

      assertThat(result.err()).isEmpty();
      assertThat(MessageCodec.decode(broker.receiveOne("hello").delivery().body()).publisher())
          .isEqualTo("filed");
    }
  }

  @Test
  void aFlagTurnsColoursOff() throws IOException {
    file("lariat.yml");
    command.terminals(new Terminals(true, true));

    assertThat(run().out()).contains("\u001b[");
    assertThat(run("--no-color").out()).doesNotContain("\u001b");
    assertThat(command.run("--no-color", "--help").out()).doesNotContain("\u001b");
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
    if (!Files.exists(folder.resolve("lariat.yml"))) {
      Files.createFile(folder.resolve("lariat.yml"));
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The line of a variable, without that. */
  private String setting(String variable, String... options) {
    return run(options).outLines().stream()
        .filter(line -> line.matches(".*\\b" + variable + "\\b.*"))
        .map(line -> line.replace(variable, "").replaceAll(" +", " ").strip())
        .reduce((one, other) -> one + "|" + other)
        .orElseThrow();
  }

  private Result run(String... options) {
    List<String> words = new ArrayList<>(List.of("config", "--config", path("lariat.yml")));
    words.addAll(List.of(options));
    return command.run(words.toArray(String[]::new));
  }
}
