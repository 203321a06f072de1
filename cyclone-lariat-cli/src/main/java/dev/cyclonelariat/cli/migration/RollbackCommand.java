package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.run.Migrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes migrations. */
@Command(
    name = "rollback",
    sortOptions = false,
    description = {
      "Undo migrations, the newest first: the last one unless said.",
      "Only what migrations have made is deleted; a queue that holds messages is not, unless"
          + " --force-nonempty names it.",
      "On a terminal the plan is shown and you are asked; elsewhere say --yes."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 undone or nothing to do, 4 another process is at work, 5 half undone, 6 what cannot be"
          + " undone.",
      "",
      "Examples:",
      "  lariat rollback",
      "  lariat rollback --steps 3 --yes",
      "  lariat rollback 20261123101500"
    })
public final class RollbackCommand extends DeletingCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description = "Undo this version and all that are newer.")
  private @Nullable MigrationVersion first;

  @Option(
      names = "--steps",
      paramLabel = "N",
      order = -10,
      description = "Undo so many versions; 1 unless said.")
  private @Nullable Integer steps;

  @Mixin private Approval approval;

  /** Runs in this shell. */
  public RollbackCommand(Shell shell) {
    super(shell);
  }

  @Override
  int change(Migrator migrator) throws Exception {
    if (first != null && steps != null) {
      throw misuse("VERSION and --steps are mutually exclusive");
    } else if (steps != null && steps < 1) {
      throw misuse("--steps must be at least 1, unlike " + steps);
    }
    MigrationVersion version = first;
    int count = steps == null ? 1 : steps;
    return version == null
        ? change(
            migrator, approval, () -> migrator.planRollBack(count), () -> migrator.rollBack(count))
        : change(
            migrator,
            approval,
            () -> migrator.planRollBackTo(version),
            () -> migrator.rollBackTo(version));
  }
}
