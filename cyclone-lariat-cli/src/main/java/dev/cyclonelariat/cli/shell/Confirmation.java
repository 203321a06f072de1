package dev.cyclonelariat.cli.shell;

import dev.cyclonelariat.LariatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
   * Asks as {@link #agrees} does.
   *
   * @param refusal what is told if the human does not agree
   * @throws LariatException then, and when there is nobody to answer, with the option that helps
   */
  public void require(Shell shell, String question, String refusal) throws IOException {
    if (yes) {
      return;
    }
    String answer = shell.takesInput() ? answer(shell, question) : null;
    if (answer == null) {
      throw new LariatException(refusal + ", since nobody can be asked here: say --yes");
    } else if (!isYes(answer)) {
      throw new LariatException(refusal);
    }
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
    String answer = shell.takesInput() ? answer(shell, question) : null;
    return answer != null && isYes(answer);
  }

  /** Null at the end of standard input. */
  private static @Nullable String answer(Shell shell, String question) throws IOException {
    shell.err().print(question + " [y/N] ");
    shell.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
    if (!shell.terminals().err() || answer == null) {
      shell.err().println();
    }
    return answer;
  }

  private static boolean isYes(String answer) {
    return YES.contains(answer.strip());
  }
}
