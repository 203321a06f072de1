package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.cli.arguments.InstanceOptions;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.topology.live.LiveTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists queues. */
@Command(
    name = "queues",
    sortOptions = false,
    description = {
      "List all queues of the account and region, by name.",
      "VALID tells names that follow the scheme (standard) from others (custom), which belong to no"
          + " instance; DESTINATION is who reads the queue."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      InstanceOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat list queues",
      "  lariat list queues --instance production",
      "  lariat list queues --all-instances -o json | jq -r .name"
    })
final class QueuesCommand implements Runnable {

  private final Shell shell;

  @Mixin private AccountListing account;

  QueuesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    account.print(
        shell,
        "queues",
        LiveTopology::queues,
        (shown, queue) -> shown.test(queue),
        (queue, here) -> ResourceRow.of(queue, queue.arn(here)));
  }
}
