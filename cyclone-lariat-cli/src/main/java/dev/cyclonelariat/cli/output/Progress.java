package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.cli.shell.Shell;

/** Shows how far a command is, as one line of a terminal that changes; elsewhere not at all. */
public final class Progress implements AutoCloseable {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Shell shell;

  /** On standard error. */
  public Progress(Shell shell) {
    this.shell = shell;
  }

  /** Replaces what was shown. */
  public void show(String text) {
    if (shell.rewritesErrorLines() && !shell.isQuiet()) {
      shell.err().print(CLEAR_LINE + text);
      shell.err().flush();
    }
  }

  /** Leaves a clean line. */
  @Override
  public void close() {
    show("");
  }
}
