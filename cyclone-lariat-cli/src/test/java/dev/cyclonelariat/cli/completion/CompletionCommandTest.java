package dev.cyclonelariat.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  @TempDir private Path folder;

  /** What bash offers once a line is typed so far and the tabulator key is pressed. */
  private List<String> offered(String... words) throws Exception {
    Path script = folder.resolve("lariat.bash");
    Files.writeString(script, CommandRun.lariat("completion", "bash").out());
    String line =
        Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" ", "(", ")"));
    return run(
            "bash",
            "--norc",
            "-c",
            "source '%s'; COMP_WORDS=%s; COMP_CWORD=%d; _complete_lariat 2> /dev/null; "
                    .formatted(script, line, words.length - 1)
                + "printf '%s\\n' \"${COMPREPLY[@]}\"")
        .lines()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  @Test
  void bashAcceptsTheScript() throws Exception {
    Path script = folder.resolve("lariat.bash");
    Files.writeString(script, CommandRun.lariat("completion", "bash").out());

    assertThat(run("bash", "-n", script.toString())).isEmpty();
  }

  @Test
  void bashCompletesCommands() throws Exception {
    assertThat(offered("lariat", "")).contains("publish", "consume", "list", "graph", "completion");
    assertThat(offered("lariat", "comp")).containsExactly("completion");
    assertThat(offered("lariat", "list", "")).contains("topics", "queues", "subscriptions");
    assertThat(offered("lariat", "inbox", "s")).contains("show", "stats", "schema");
  }

  @Test
  void bashCompletesOptionsAndTheirValues() throws Exception {
    assertThat(offered("lariat", "list", "topics", "--all")).containsExactly("--all-instances");
    assertThat(offered("lariat", "graph", "--format", ""))
        .containsExactlyInAnyOrder("dot", "mermaid", "svg", "png", "json");
    assertThat(offered("lariat", "list", "topics", "-o", "j")).containsExactly("json");
    assertThat(offered("lariat", "completion", "")).contains("bash", "zsh", "fish");
  }

  @Test
  void zshReadsTheSameThroughItsOwnBashcompinit() {
    String script = CommandRun.lariat("completion", "zsh").out();

    assertThat(script)
        .contains("ZSH_VERSION", "bashcompinit")
        .contains("complete -F _complete_lariat");
  }

  @Test
  void fishCompletesCommandsOptionsAndValues() {
    String script = CommandRun.lariat("completion", "fish").out();

    assertThat(script)
        .contains("set -g __lariat_commands ", " 'list topics'", " 'inbox schema'")
        .contains("complete -c lariat -n '__lariat_at \"\"' -a 'graph' -d 'Draw topics, queues")
        .contains("complete -c lariat -n '__lariat_at \"list\"' -a 'topics' -d 'List all topics")
        .contains("'__lariat_at \"list topics\"' -l all-instances -d ")
        .contains("'__lariat_at \"graph\"' -s f -l format -x -a 'dot mermaid svg png json' -d ")
        .contains("'__lariat_at \"graph\"' -l out -r -F -d ")
        .contains("'__lariat_at \"completion\"' -a 'bash zsh fish' -d 'bash, zsh or fish.'");
    assertThat(script.lines())
        .filteredOn(line -> line.startsWith("complete"))
        .allSatisfy(line -> assertThat(quotes(line)).as(line).isEven());
  }

  private static long quotes(String line) {
    return line.replace("\\\\", "").replace("\\'", "").chars().filter(c -> c == '\'').count();
  }
}
