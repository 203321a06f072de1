package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.ExitStatus;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlanJson;
import dev.cyclonelariat.migration.run.Migrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would be done. */
@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Show what lariat migrate would do, step by step. Nothing is changed.",
      "What cannot be done is found out here: names that are too long, options that do not exist, a"
          + " migration that could never be undone, one that comes out of order."
    },
    footer = {
      MigrationCommand.ENVIRONMENT,
      "",
      "Exit codes: 0 done, 3 something to do (--fail-on-changes), 4 another process is at"
          + " work, 5 half applied, 6 invalid or out of order.",
      "",
      "Examples:",
      "  lariat plan",
      "  lariat plan --out plan.json && lariat migrate --plan plan.json --yes",
      "  lariat plan --fail-on-changes --env production"
    })
public final class PlanCommand extends MigrationCommand {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      order = -10,
      description = "Write the plan into this file too, for lariat migrate --plan FILE.")
  private @Nullable Path file;

  @Mixin private FailOnChanges failing;

  /** Prints to this shell. */
  public PlanCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(MigrationSession session) throws Exception {
    Migrator migrator = session.migrator();
    Optional<LockHolder> holder = migrator.lockHolder();
    if (holder.isPresent()) {
      shell.tell("Migrations are being run by " + holder.get() + ": plan again once they are done");
      return ExitStatus.LOCK_HELD;
    }
    migrator.requireFinished();
    Plan plan = migrator.plan();
    if (file != null) {
      Files.writeString(file, PlanJson.write(plan));
    }
    new Remarks(shell, migrator).warn();
    print(shell, output(), plan);
    return failing.exitCode(!plan.isEmpty());
  }

  static void print(Shell shell, OutputOption output, Plan plan) {
    PlanView view = new PlanView(plan);
    String text =
        plan.isEmpty()
            ? view.summary()
            : String.join("\n", view.lines(shell.hasColor())) + "\n" + Texts.size(plan);
    output.print(shell, text, view.json());
  }
}
