package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.StandardOutput;
import dev.cyclonelariat.cli.shell.Terminals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  private static final String ESCAPE = "\u001b";

  private static final Shell NOWHERE =
      new Shell(
          System.in,
          new StandardOutput(System.out),
          System.err,
          Map.of(),
          new Terminals(false, false),
          action -> () -> {});

  static Stream<List<String>> everyCommand() {
    return paths(LariatCommand.commandLine(NOWHERE), List.of());
  }

  private static Stream<List<String>> paths(CommandLine command, List<String> path) {
    Stream<List<String>> deeper =
        command.getSubcommands().entrySet().stream()
            .flatMap(
                sub -> {
                  List<String> longer = new ArrayList<>(path);
                  longer.add(sub.getKey());
                  return paths(sub.getValue(), longer);
                });
    return Stream.concat(Stream.of(path), deeper);
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasADescriptionItsOptionsAndAnExample(List<String> path) {
    List<String> words = new ArrayList<>(path);
    words.add("--help");

    Result help = CommandRun.lariat(words.toArray(String[]::new));

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.outLines().get(0)).startsWith("Usage: lariat");
    assertThat(help.out())
        .contains("Examples:\n  lariat ")
        .contains("--help")
        .contains("--verbose");
    assertThat(help.out()).doesNotContain(ESCAPE);
    assertThat(help.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyOptionAndParameterIsDescribed(List<String> path) {
    CommandLine command = LariatCommand.commandLine(NOWHERE);
    for (String word : path) {
      command = command.getSubcommands().get(word);
    }

    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().args())
        .allSatisfy(
            arg -> assertThat(Arrays.asList(arg.description())).as(arg.toString()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void theEnvironmentIsIndentedAlike(List<String> path) {
    List<String> words = new ArrayList<>(path);
    words.add("--help");

    assertThat(
            CommandRun.lariat(words.toArray(String[]::new)).outLines().stream()
                .dropWhile(line -> !line.startsWith("Environment"))
                .skip(1)
                .takeWhile(line -> !line.isBlank()))
        .allSatisfy(line -> assertThat(line).matches("  [A-Z].*| {32}\\S.*"));
  }

  @Test
  void commandsThatReachAwsNameTheVariablesTheyRead() {
    for (String command : List.of("publish", "consume", "graph")) {
      assertThat(CommandRun.lariat(command, "--help").out())
          .contains(
              "AWS_REGION",
              "AWS_ACCOUNT_ID",
              "AWS_KEY",
              "AWS_SECRET_KEY",
              "AWS_ENDPOINT_URL",
              "NO_COLOR");
    }
    assertThat(CommandRun.lariat("publish", "--help").out()).contains("APP_NAME", "INSTANCE");
    assertThat(CommandRun.lariat("consume", "--help").out())
        .contains("LARIAT_DB_USER", "LARIAT_DB_PASSWORD");
  }

  @Test
  void helpShowsTheSameAsTheOption() {
    assertThat(CommandRun.lariat("help", "message", "validate"))
        .isEqualTo(CommandRun.lariat("message", "validate", "--help"));
    assertThat(CommandRun.lariat("help")).isEqualTo(CommandRun.lariat("--help"));
  }

  @Test
  void aTerminalGetsColoursUnlessTheyAreUnwanted() {
    assertThat(onTerminal().run("--help").out()).contains(ESCAPE);
    assertThat(onTerminal().environment("NO_COLOR", "").run("--help").out()).contains(ESCAPE);
    assertThat(onTerminal().environment("NO_COLOR", "1").run("--help").out())
        .doesNotContain(ESCAPE);
    assertThat(onTerminal().environment("TERM", "dumb").run("--help").out()).doesNotContain(ESCAPE);
  }

  @Test
  void onStandardErrorThatStreamDecides() {
    assertThat(new CommandRun().terminals(new Terminals(true, false)).run().err())
        .doesNotContain(ESCAPE);
    assertThat(new CommandRun().terminals(new Terminals(false, true)).run().err()).contains(ESCAPE);
  }

  private static CommandRun onTerminal() {
    return new CommandRun().terminals(new Terminals(true, true));
  }
}
