package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that write files to begin with. */
@Command(
    name = "generate",
    description = "Write a file to begin with.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Examples:", "  lariat generate migration user_created_queue"})
public final class GenerateCommand {

  private GenerateCommand() {}

  /** With its own command. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new GenerateCommand())
        .addSubcommand("migration", new GenerateMigrationCommand(shell));
  }
}
