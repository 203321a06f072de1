package dev.cyclonelariat.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a command sees of the shell that runs it. Text is UTF-8, whatever the locale.
 *
 * @param in standard input
 * @param out standard output, for data only
 * @param err standard error, for everything else
 * @param environment the environment variables
 * @param terminals which streams a human watches
 * @param interrupts tells when the command shall stop
 */
public record Shell(
    InputStream in,
    StandardOutput out,
    PrintStream err,
    Map<String, String> environment,
    Terminals terminals,
    Interrupts interrupts) {

  /** The variable that turns colours off: see no-color.org. */
  public static final String NO_COLOR = "NO_COLOR";

  /** The variable that turns progress off. */
  public static final String QUIET = "LARIAT_QUIET";

  /** The variable that says that nobody is there to answer. */
  public static final String NO_INPUT = "LARIAT_NO_INPUT";

  /** The shell around this process. */
  public static Shell ofProcess() {
    return new Shell(
        System.in,
        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv(),
        Terminals.ofProcess(),
        Interrupts.ofProcess());
  }

  /**
   * Prints one line on standard error. Text it quotes from elsewhere can neither break the line nor
   * steer the terminal.
   */
  public void tell(String text) {
    err.println(text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cc}", "?"));
  }

  /** Whether colours may be used on standard output. */
  public boolean hasColor() {
    return terminals.out() && wantsColor();
  }

  /** Whether colours may be used on standard error. */
  public boolean hasErrorColor() {
    return terminals.err() && wantsColor();
  }

  private boolean wantsColor() {
    return !isSet(NO_COLOR) && !isDumb();
  }

  /** Whether progress is not wanted. */
  public boolean isQuiet() {
    return isSet(QUIET);
  }

  /** Whether somebody may be there to answer. */
  public boolean takesInput() {
    return !isSet(NO_INPUT);
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /** The same without colours. */
  public Shell withoutColor() {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(NO_COLOR, "1");
    return withEnvironment(variables);
  }

  /** The same with other variables. */
  public Shell withEnvironment(Map<String, String> variables) {
    return new Shell(in, out, err, variables, terminals, interrupts);
  }

  /** Whether a line on standard error can be written over, which takes no colours. */
  public boolean rewritesErrorLines() {
    return terminals.err() && !isDumb();
  }

  private boolean isDumb() {
    return "dumb".equals(environment.get("TERM"));
  }

  /** Standard output as a writer that flushes each line. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Standard error as a writer that flushes each line. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }
}
