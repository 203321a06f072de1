package dev.cyclonelariat.cli;

import dev.cyclonelariat.cli.config.GlobalOptions;
import dev.cyclonelariat.cli.shell.Logging;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;

/** Starts the {@code lariat} command. */
public final class Main {

  private Main() {}

  /** Runs the command in this process and ends it with the command's exit code. */
  public static void main(String[] args) {
    if (List.of(args).contains(LariatCommand.VERBOSE)) {
      Logging.verbose();
    }
    System.exit(run(Shell.ofProcess(), args));
  }

  /**
   * Runs the command in a shell, and never ends the process.
   *
   * @return the exit code: 0 when it did its work, 1 when it failed, 2 when it was called wrongly
   */
  public static int run(Shell process, String... args) {
    Shell shell = List.of(args).contains(GlobalOptions.NO_COLOR) ? process.withoutColor() : process;
    CommandLine command = LariatCommand.tree(shell).calledBy(args);
    ErrorReport errors = new ErrorReport(shell);
    int exitCode =
        WholeNumbers.register(command)
            .setOut(shell.outWriter())
            .setErr(shell.errWriter())
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(shell.hasColor() ? Ansi.ON : Ansi.OFF))
            .setExpandAtFiles(false)
            .setUsageHelpWidth(LariatCommand.HELP_WIDTH)
            .setParameterExceptionHandler(errors::misuse)
            .setExecutionExceptionHandler(errors::failure)
            .execute(args);
    return exitCode == ExitCode.OK
        ? shell.out().problem().map(errors::loss).orElse(exitCode)
        : exitCode;
  }
}
