package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that operate an inbox. */
@Command(
    name = "inbox",
    description = "See what an inbox holds, and settle what was not handled with success.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  lariat inbox list --inbox jdbc:postgresql://localhost/app",
      "  lariat inbox stats",
      "  lariat inbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat inbox schema --database mariadb"
    })
public final class InboxCommand {

  private InboxCommand() {}

  /** With its own commands. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new InboxCommand())
        .addSubcommand("list", new ListCommand(shell))
        .addSubcommand("show", new ShowCommand(shell))
        .addSubcommand("retry", new RetryCommand(shell))
        .addSubcommand("resolve", new ResolveCommand(shell))
        .addSubcommand("stats", new StatsCommand(shell))
        .addSubcommand("purge", new PurgeCommand(shell))
        .addSubcommand("schema", new SchemaCommand(shell));
  }
}
