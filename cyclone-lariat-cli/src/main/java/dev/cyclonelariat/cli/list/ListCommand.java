package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that list what there is. */
@Command(
    name = "list",
    description = "See which topics, queues and subscriptions there are.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  lariat list topics",
      "  lariat list queues --all-instances",
      "  lariat list subscriptions -o json"
    })
public final class ListCommand {

  private ListCommand() {}

  /** With its own commands. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new ListCommand())
        .addSubcommand("topics", new TopicsCommand(shell))
        .addSubcommand("queues", new QueuesCommand(shell))
        .addSubcommand("subscriptions", new SubscriptionsCommand(shell));
  }
}
