package dev.cyclonelariat.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --account}, {@code --state} and {@code --seed}. */
class LocalTopologyOptionsTest {

  private static final String SEED =
      "topics: [t]\nqueues: [q]\nsubscriptions:\n  - {topic: t, queue: q}\n";

  @TempDir Path folder;

  /** Starts, prints and closes. */
  private static Result local(Object... options) {
    String[] args = new String[options.length + 3];
    args[0] = "local";
    args[1] = "--port";
    args[2] = "0";
    for (int i = 0; i < options.length; i++) {
      args[i + 3] = options[i].toString();
    }
    return new CommandRun().interrupts(LocalCommandTest.AT_ONCE).run(args);
  }

  private static void assertFails(int exitCode, String problem, Object... options) {
    Result result = local(options);

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).startsWith("lariat local: ").contains(problem);
  }

  @Test
  void theAccountIsPrinted() {
    assertThat(local("--account", "111122223333").outLines())
        .contains("export AWS_ACCESS_KEY_ID=111122223333", "export AWS_ACCOUNT_ID=111122223333");
  }

  @Test
  void anAccountHasTwelveDigits() {
    assertFails(2, "expected 12 digits but was '1234'", "--account", "1234");
    assertFails(2, "expected 12 digits but was '11112222333x'", "--account", "11112222333x");
  }

  @Test
  void aSeedIsThereFromTheStart() throws IOException {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), SEED);

    Result result = local("--seed", seed);

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines()).contains("# Topics: 1, queues: 1, subscriptions: 1.");
  }

  @Test
  void theSeedThatTheHelpShowsIsRight() throws IOException {
    String help = CommandRun.lariat("local", "--help").out();
    String example = help.substring(help.indexOf("A seed file:\n") + "A seed file:\n".length());
    Path seed = Files.writeString(folder.resolve("seed.yaml"), example.stripIndent());

    assertThat(local("--seed", seed).outLines())
        .contains("# Topics: 2, queues: 3, subscriptions: 2.");
  }

  @Test
  void theSeedOfTheManualIsRight() throws IOException {
    String manual = Files.readString(Path.of("..", "docs", "local.md"));
    String example = manual.split("```yaml\n")[1].split("```")[0];
    Path seed = Files.writeString(folder.resolve("seed.yaml"), example);

    assertThat(local("--seed", seed).outLines())
        .contains("# Topics: 2, queues: 3, subscriptions: 2.");
  }

  @Test
  void theStateIsThereAgain() throws IOException {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), SEED);
    Path state = folder.resolve("state.json");

    local("--seed", seed, "--state", state);

    assertThat(local("--state", state).outLines())
        .contains("# Topics: 1, queues: 1, subscriptions: 1, kept in " + state + ".");
    assertThat(local("--seed", seed, "--state", state).outLines())
        .contains("# Topics: 1, queues: 1, subscriptions: 1, kept in " + state + ".");
  }

  @Test
  void theStateMayBeOfAnotherAccount() throws IOException {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), SEED);
    Path state = folder.resolve("state.json");

    local("--seed", seed, "--state", state, "--account", "111122223333");

    assertThat(Files.readString(state)).contains("arn:aws:sns:us-east-1:111122223333:t");
    assertThat(local("--state", state).outLines())
        .contains("# Topics: 1, queues: 1, subscriptions: 1, kept in " + state + ".");
  }

  @Test
  void aSeedThatDiffersFromTheStateIsRefused() throws IOException {
    Path seed = folder.resolve("seed.yaml");
    Path state = folder.resolve("state.json");
    Files.writeString(seed, "queues: [q]");
    local("--seed", seed, "--state", state);
    Files.writeString(seed, "queues:\n  - {name: q, attributes: {VisibilityTimeout: 1}}");

    assertFails(
        1,
        seed
            + ":2: queues[0]: q: CreateQueue was refused: A queue already exists with the same"
            + " name and a different value for attribute VisibilityTimeout"
            + " ("
            + state
            + " keeps what was there; delete it to begin anew)",
        "--seed",
        seed,
        "--state",
        state);
  }

  @Test
  void aWrongSeedIsToldWithTheLine() throws IOException {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), "queues:\n  - {}\n");

    assertFails(1, seed + ":2: queues[0]: has no name", "--seed", seed);
    assertFails(1, "none.yaml: there is no such file", "--seed", folder.resolve("none.yaml"));
  }

  @Test
  void aStateThatIsNoneIsLeftAlone() throws IOException {
    Path state = Files.writeString(folder.resolve("state.json"), "precious");

    assertFails(1, state + " does not hold a topology; mend or delete it: ", "--state", state);
    assertThat(state).hasContent("precious");
  }

  @Test
  void aStateThatCannotBeWrittenIsToldAtOnce() {
    Path state = folder.resolve("missing").resolve("state.json");

    assertFails(
        1,
        "Cannot write " + state + ": name a file in a folder that exists and may be written",
        "--state",
        state);
    assertFails(1, folder.toString(), "--state", folder);
  }

  @Test
  void theStateDoesNotOverwriteTheSeed() throws IOException {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), SEED);
    Path same = folder.resolve("elsewhere").resolve("..").resolve("seed.yaml");

    assertFails(2, "--state would overwrite the --seed file", "--seed", seed, "--state", same);
    assertThat(seed).hasContent(SEED);
  }
}
