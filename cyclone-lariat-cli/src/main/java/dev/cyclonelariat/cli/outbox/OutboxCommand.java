package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that operate an outbox. */
@Command(
    name = "outbox",
    description = "Send what an outbox holds, and settle what could not be sent.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  lariat outbox stats --outbox jdbc:postgresql://localhost/app",
      "  lariat outbox list",
      "  lariat outbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat outbox relay",
      "  lariat outbox schema --database mariadb"
    })
public final class OutboxCommand {

  private OutboxCommand() {}

  /** With its own commands. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new OutboxCommand())
        .addSubcommand("list", new ListCommand(shell))
        .addSubcommand("show", new ShowCommand(shell))
        .addSubcommand("retry", new RetryCommand(shell))
        .addSubcommand("resend", new ResendCommand(shell))
        .addSubcommand("discard", new DiscardCommand(shell))
        .addSubcommand("stats", new StatsCommand(shell))
        .addSubcommand("relay", new RelayCommand(shell))
        .addSubcommand("schema", new SchemaCommand(shell));
  }
}
