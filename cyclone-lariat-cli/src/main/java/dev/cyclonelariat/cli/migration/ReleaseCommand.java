package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.run.Migrator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Takes the lock away. */
@Command(
    name = "release",
    sortOptions = false,
    description = {
      "Take the lock away from whoever holds it. A process that is alive after all stops before its"
          + " next step."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat lock release",
      "  lariat lock release --yes"
    })
final class ReleaseCommand extends MigrationCommand {

  @Mixin private Approval approval;

  ReleaseCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) throws Exception {
    Migrator migrator = session.migrator();
    Optional<LockHolder> holder = migrator.lockHolder();
    if (holder.isPresent()) {
      approval.require(
          shell,
          List.of("Held by " + holder.get()),
          "Take the lock away? A run may be left half done.");
      migrator.releaseLock();
    }
    output()
        .print(
            shell,
            holder.isPresent() ? "The lock is free" : "The lock was free already",
            new Fields().with("released", holder.isPresent()));
    return ExitCode.OK;
  }
}
