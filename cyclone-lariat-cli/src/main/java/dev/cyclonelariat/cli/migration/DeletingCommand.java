package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.resource.Queue;
import java.util.List;
import picocli.CommandLine.Option;

/** What commands share that may come to delete queues. */
abstract class DeletingCommand extends ChangingCommand {

  @Option(
      names = "--force-nonempty",
      order = -5,
      paramLabel = "NAME",
      description = "Delete this queue even if it holds messages; may be given several times.")
  private List<String> nonEmptyQueues = List.of();

  DeletingCommand(Shell shell) {
    super(shell);
  }

  @Override
  final MigratorBuilder configured(MigratorBuilder builder) {
    return builder.deleteWithMessages(nonEmptyQueues.stream().map(Queue::parse).toList());
  }
}
