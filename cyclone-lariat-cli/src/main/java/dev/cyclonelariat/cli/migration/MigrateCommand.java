package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlanJson;
import dev.cyclonelariat.migration.run.Migrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies migrations. */
@Command(
    name = "migrate",
    sortOptions = false,
    description = {
      "Apply the migrations that are not applied, the oldest first.",
      "On a terminal the plan is shown and you are asked; elsewhere say --yes. Each step is written"
          + " down before and after it is taken: a run that dies half-way is finished by lariat"
          + " resume.",
      "With --plan: apply exactly the plan that lariat plan --out FILE wrote, or fail if something"
          + " else would be done by now."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 applied or nothing to do, 3 changes (--dry-run --fail-on-changes), 4 another"
          + " process is at work, 5 half applied, 6 invalid or out of order.",
      "",
      "Examples:",
      "  lariat migrate --state-file lariat/state.json",
      "  lariat migrate --dry-run",
      "  lariat migrate --yes --env production --lock-timeout 10m",
      "  lariat migrate --plan plan.json --yes"
    })
public final class MigrateCommand extends DeletingCommand {

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      order = -10,
      converter = VersionConverter.class,
      description = "Up to and including this version; all unless said.")
  private @Nullable MigrationVersion last;

  @Option(
      names = "--dry-run",
      order = -10,
      description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      order = -10,
      description = "Apply this plan and nothing else.")
  private @Nullable Path planFile;

  @Mixin private Approval approval;
  @Mixin private FailOnChanges failing;

  /** Runs in this shell. */
  public MigrateCommand(Shell shell) {
    super(shell);
  }

  @Override
  int change(Migrator migrator) throws Exception {
    if (planFile != null && (last != null || dryRun)) {
      throw misuse("--plan goes with neither --to nor --dry-run");
    } else if (planFile != null) {
      Plan plan = read(planFile);
      new Remarks(shell, migrator).warn();
      return follow(migrator, approval, plan);
    } else if (dryRun) {
      Plan plan = plan(migrator);
      new Remarks(shell, migrator).warn();
      PlanCommand.print(shell, output(), plan);
      return failing.exitCode(!plan.isEmpty());
    }
    return change(
        migrator,
        approval,
        warned(migrator, () -> plan(migrator)),
        warned(migrator, () -> last == null ? migrator.migrate() : migrator.migrate(last)));
  }

  /** Where something is to be done it goes first, since it tells more of what does not compile. */
  private Supplier<Plan> warned(Migrator migrator, Supplier<Plan> work) {
    return () -> {
      Plan plan = work.get();
      new Remarks(shell, migrator).warn();
      return plan;
    };
  }

  private Plan plan(Migrator migrator) {
    return last == null ? migrator.plan() : migrator.plan(last);
  }

  private static Plan read(Path file) throws IOException {
    Plan plan;
    try {
      plan = PlanJson.read(Files.readString(file));
    } catch (MigrationException e) {
      throw new MigrationException(file + ": " + e.getMessage(), e);
    }
    if (plan.action() != Action.MIGRATE) {
      throw new MigrationException(file + ": this is a plan to " + plan.action());
    }
    return plan;
  }
}
