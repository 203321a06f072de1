package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands for dead letters. */
@Command(
    name = "dlq",
    description = "See the dead letters of a queue, move them back, or delete them.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  lariat dlq list hello --inbox jdbc:postgresql://localhost/app",
      "  lariat dlq redrive hello"
    })
public final class DlqCommand {

  private DlqCommand() {}

  /** With its own commands. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new DlqCommand())
        .addSubcommand("list", new ListCommand(shell))
        .addSubcommand("show", new ShowCommand(shell))
        .addSubcommand("redrive", new RedriveCommand(shell))
        .addSubcommand("purge", new PurgeCommand(shell));
  }
}
