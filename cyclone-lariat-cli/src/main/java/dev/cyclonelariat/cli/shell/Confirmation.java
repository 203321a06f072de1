package dev.cyclonelariat.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * Asks before something is done that cannot be undone, unless the option {@code --yes} is given.
 */
public final class Confirmation {

  private static final Set<String> YES = Set.of("y", "Y", "yes", "Yes", "YES");

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  /** Whether the option is given. */
  public boolean isGiven() {
    return yes;
  }

  /**
   * Asks on standard error and reads a line from standard input.
   *
   * @return whether the human agrees; not when there is nobody to answer, or nobody may be asked
   */
  public boolean agrees(Shell shell, String question) throws IOException {
    if (yes) {
      return true;
    }
    if (!shell.takesInput()) {
      return false;
    }
    shell.err().print(question + " [y/N] ");
    shell.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
    if (!shell.terminals().err() || answer == null) {
      shell.err().println();
    }
    return answer != null && YES.contains(answer.strip());
  }
}
