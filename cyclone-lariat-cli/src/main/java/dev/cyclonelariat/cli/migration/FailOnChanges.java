package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.ExitStatus;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The option that lets a script know of changes by the exit code. */
final class FailOnChanges {

  @Option(
      names = "--fail-on-changes",
      order = -5,
      description = "Exit code 3 if there is something to do.")
  private boolean isGiven;

  int exitCode(boolean hasChanges) {
    return isGiven && hasChanges ? ExitStatus.CHANGES : ExitCode.OK;
  }
}
