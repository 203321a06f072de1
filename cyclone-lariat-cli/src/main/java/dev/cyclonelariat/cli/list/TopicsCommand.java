package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.cli.arguments.InstanceOptions;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.topology.live.LiveTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists topics. */
@Command(
    name = "topics",
    sortOptions = false,
    description = {
      "List all topics of the account and region, by name.",
      "VALID tells names that follow the scheme (standard) from others (custom), which belong to no"
          + " instance."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      InstanceOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat list topics",
      "  lariat list topics --instance production",
      "  lariat list topics --all-instances -o json | jq -r .name"
    })
final class TopicsCommand implements Runnable {

  private final Shell shell;

  @Mixin private AccountListing account;

  TopicsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    account.print(
        shell,
        "topics",
        LiveTopology::topics,
        (shown, topic) -> shown.test(topic),
        (topic, here) -> ResourceRow.of(topic, topic.arn(here)));
  }
}
