package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that print policies. */
@Command(
    name = "iam",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Print policies of IAM that allow what is needed and nothing more.",
      "AWS is not asked, and nothing is changed there: give them to a role or user yourself."
    },
    footer = {
      "",
      "Examples:",
      "  lariat iam migrate",
      "  lariat iam publish --topic production-event-fanout-users-user_created",
      "  lariat iam consume --env production > policy.json"
    })
public final class IamCommand {

  private IamCommand() {}

  /** The command with those below it. */
  public static CommandLine commandLine(Shell shell) {
    return new CommandLine(new IamCommand())
        .addSubcommand("migrate", new MigratePolicyCommand(shell))
        .addSubcommand("publish", new PublishPolicyCommand(shell))
        .addSubcommand("consume", new ConsumePolicyCommand(shell));
  }
}
