package dev.cyclonelariat.cli;

import dev.cyclonelariat.cli.config.Setting;
import dev.cyclonelariat.cli.config.UnknownEnvironmentException;
import dev.cyclonelariat.cli.shell.ExitStatus;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.resource.MissingSettingException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells on standard error, in as few lines as it takes, why a command did not do its work. */
final class ErrorReport {

  private final Shell shell;

  ErrorReport(Shell shell) {
    this.shell = shell;
  }

  /** The command was called wrongly. */
  int misuse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    if (!command.getSubcommands().isEmpty() && args.length <= depth(command)) {
      command.usage(command.getErr(), shell.hasErrorColor() ? Ansi.ON : Ansi.OFF);
      return ExitCode.USAGE;
    }
    return misuse(command, problem(e));
  }

  private int misuse(CommandLine command, String problem) {
    String name = command.getCommandSpec().qualifiedName();
    shell.tell(name + ": " + problem + " (see " + name + " --help)");
    return ExitCode.USAGE;
  }

  /** The command was called rightly, and failed. */
  int failure(Exception e, CommandLine command, ParseResult parsed) {
    if (LariatCommand.isVerbose(command)) {
      e.printStackTrace(shell.err());
    }
    if (e instanceof InterruptedException) {
      return ExitStatus.INTERRUPTED;
    }
    if (e instanceof MissingSettingException missing) {
      return misuse(command, problem(missing, command));
    } else if (e instanceof UnknownEnvironmentException) {
      return misuse(command, String.valueOf(e.getMessage()));
    }
    List<String> lines = Failure.lines(e);
    lines.forEach(line -> shell.tell(command.getCommandSpec().qualifiedName() + ": " + line));
    return Failure.exitCode(e);
  }

  /** What a command printed has not arrived. */
  int loss(String problem) {
    shell.tell("lariat: standard output cannot be written to: " + problem);
    return ExitCode.SOFTWARE;
  }

  /** How many words call the command without anything more. */
  private static int depth(CommandLine command) {
    return command.getCommandSpec().qualifiedName().split(" ").length - 1;
  }

  private static String problem(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    return String.valueOf(e.getMessage()).strip().replaceFirst("^Error: ", "");
  }

  private static String problem(MissingSettingException e, CommandLine command) {
    String option = "--" + e.setting();
    return command.getCommandSpec().findOption(option) == null
        ? String.valueOf(e.getMessage())
        : e.problem() + ": " + Setting.remedy(e);
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String first = e.getUnmatched().get(0);
    boolean wantsCommand = !e.getCommandLine().getSubcommands().isEmpty() && !first.startsWith("-");
    String problem =
        wantsCommand
            ? "there is no command '" + first + "'"
            : (e.isUnknownOption() ? "unknown option '" : "one argument too many: '") + first + "'";
    List<String> similar = e.getSuggestions();
    return similar.isEmpty() ? problem : problem + ", did you mean " + similar.get(0) + "?";
  }
}
