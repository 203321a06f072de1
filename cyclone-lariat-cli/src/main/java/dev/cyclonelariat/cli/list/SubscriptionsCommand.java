package dev.cyclonelariat.cli.list;

import dev.cyclonelariat.cli.arguments.InstanceOptions;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.topology.live.LiveTopology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists subscriptions. */
@Command(
    name = "subscriptions",
    sortOptions = false,
    description = {
      "List all subscriptions of the account and region, by name.",
      "Each line tells of the topic; DESTINATION is the queue. Shown are those whose topic or queue"
          + " belongs to the instance."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      InstanceOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat list subscriptions",
      "  lariat list subscriptions --instance production",
      "  lariat list subscriptions --all-instances -o json | jq -r .queue_arn"
    })
final class SubscriptionsCommand implements Runnable {

  private final Shell shell;

  @Mixin private AccountListing account;

  SubscriptionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    account.print(
        shell,
        "subscriptions",
        LiveTopology::subscriptions,
        (shown, subscription) ->
            shown.test(subscription.topic()) || shown.test(subscription.queue()),
        (subscription, here) -> ResourceRow.of(subscription));
  }
}
