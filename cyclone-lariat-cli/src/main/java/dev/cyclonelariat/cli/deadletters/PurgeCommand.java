package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Confirmation;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Deletes dead letters. */
@Command(
    name = "purge",
    sortOptions = false,
    description = {
      "Delete all dead letters of a queue, for ever. Asks first, unless --yes is given.",
      "SQS takes up to 60 seconds for it, and purges a queue once in 60 seconds."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat dlq purge hello",
      "  lariat dlq purge hello --yes -o json"
    })
final class PurgeCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private QueueParameter queue;
  @Mixin private Confirmation confirmation;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  PurgeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (DeadLetterAccess access = queue.open(aws, shell)) {
      DeadLetterQueue dead = access.deadLetters();
      dead.requireAll("purge", "");
      long depth = dead.queue().depth();
      confirmation.require(
          shell,
          "Delete about "
              + depth
              + (depth == 1 ? " message" : " messages")
              + " of queue "
              + dead.name()
              + ", the dead letters of "
              + dead.sourceNames()
              + "?",
          "Nothing was deleted");
      access.sqs().purgeQueue(request -> request.queueUrl(dead.queue().url().toString()));
      output.print(
          shell,
          "Purged queue " + dead.name() + " of about " + depth,
          new Fields().with("queue", dead.name()).with("purged", depth));
    }
    return ExitCode.OK;
  }
}
