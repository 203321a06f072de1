package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.queue.QueueConverter;
import dev.cyclonelariat.cli.queue.QueueTarget;
import dev.cyclonelariat.cli.shell.Shell;
import picocli.CommandLine.Parameters;

/** The parameter that says whose dead letters are meant. */
final class QueueParameter {

  @Parameters(
      index = "0",
      paramLabel = "QUEUE",
      converter = QueueConverter.class,
      description = "The name or URL of the queue whose dead letters are meant, or of theirs.")
  private QueueTarget queue;

  DeadLetterAccess open(AwsOptions aws, Shell shell) {
    return DeadLetterAccess.open(queue, aws, shell);
  }
}
