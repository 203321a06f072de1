package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.resource.Queue;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names queues which may be deleted with their messages. */
final class NonEmptyQueues {

  @Option(
      names = "--force-nonempty",
      order = -5,
      paramLabel = "NAME",
      description = "Delete this queue even if it holds messages; may be given several times.")
  private List<String> names = List.of();

  MigratorBuilder applyTo(MigratorBuilder builder) {
    return builder.deleteWithMessages(names.stream().map(Queue::parse).toList());
  }
}
