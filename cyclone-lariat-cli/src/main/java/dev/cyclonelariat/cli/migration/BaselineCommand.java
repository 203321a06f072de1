package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.run.Migrator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Declares migrations applied. */
@Command(
    name = "baseline",
    sortOptions = false,
    description = {
      "Declare migrations applied, up to and including a version, whose resources are there already."
          + " AWS is not asked: lariat drift tells whether it is so.",
      "What the Ruby gem has applied is declared so too; before, nobody knows what it did, and it"
          + " cannot be rolled back."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat baseline 20261123101500",
      "  lariat baseline 1668097991 --yes && lariat drift"
    })
public final class BaselineCommand extends ChangingCommand {

  @Parameters(
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description = "The last version that is there already.")
  private MigrationVersion last;

  @Mixin private Approval approval;

  /** Runs in this shell. */
  public BaselineCommand(Shell shell) {
    super(shell);
  }

  @Override
  int change(Migrator migrator) throws Exception {
    List<String> lines = pending(migrator, last);
    if (!lines.isEmpty()) {
      approval.require(shell, lines, "Declare " + Texts.count(lines.size(), "migration") + "?");
    }
    Plan plan = watch(() -> migrator.baseline(last));
    PlanView view = new PlanView(plan);
    output().print(shell, view.summary(), view.json());
    return ExitCode.OK;
  }
}
