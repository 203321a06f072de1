package dev.cyclonelariat.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Terminals terminals,
    Interrupts interrupts) {

  /** The shell around this process. */
  public static Shell ofProcess() {
    return new Shell(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Terminals.ofProcess(),
        Interrupts.ofProcess());
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** Whether colours may be used; see no-color.org for the variable. */
  public boolean hasColor() {
    return terminals.out() && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  /** Whether a line on standard error can be written over. */
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
