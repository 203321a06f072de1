package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.arguments.AgeConverter;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.migration.status.MigrationStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What commands share that change something, one process at a time. */
abstract class ChangingCommand extends MigrationCommand {

  @Option(
      names = "--lock-timeout",
      order = -5,
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = AgeConverter.class,
      description =
          "How long to wait for another process that is at work, such as 30s; ${DEFAULT-VALUE} unless"
              + " said. Exit code 4 after that.")
  private Duration lockTimeout;

  private final RunView view;

  ChangingCommand(Shell shell) {
    super(shell);
    this.view = new RunView(shell);
  }

  @Override
  final int run(MigrationSession session) throws Exception {
    return change(configured(session.builder()).listener(view).lockTimeout(lockTimeout).build());
  }

  /** Says more of how it is to be done. */
  MigratorBuilder configured(MigratorBuilder builder) {
    return builder;
  }

  /** Does it, and says how it went. */
  abstract int change(Migrator migrator) throws Exception;

  /** Does something that an interrupt ends between two steps. */
  final <T> T watch(Supplier<T> run) throws InterruptedException {
    return view.watch(run);
  }

  /**
   * Plans with the lock held, unless a human is to approve first.
   *
   * @param planning tells what would be done
   * @param running does it
   */
  final int change(
      Migrator migrator, Approval approval, Supplier<Plan> planning, Supplier<Plan> running)
      throws Exception {
    if (approval.isGiven()) {
      Plan plan = watch(running);
      new PlanView(plan).notes().forEach(shell::tell);
      return done(plan);
    }
    settle(migrator);
    return follow(migrator, approval, planning.get());
  }

  /** Waits for whoever is at work, and fails if a run was cut short. */
  private void settle(Migrator migrator) throws InterruptedException {
    if (migrator.status().stream().anyMatch(MigrationStatus::isHalfDone)) {
      watch(() -> migrator.run(new Plan(Action.MIGRATE, List.of())));
    }
  }

  /** Does what was planned, if a human agrees. */
  final int follow(Migrator migrator, Approval approval, Plan plan) throws Exception {
    if (plan.isEmpty()) {
      return done(plan);
    }
    PlanView planned = new PlanView(plan);
    approve(approval, planned.lines(shell.hasErrorColor()), Texts.size(plan));
    return done(watch(() -> migrator.run(plan)));
  }

  private void approve(Approval approval, List<String> lines, String what) throws IOException {
    approval.require(shell, lines, "Do it (" + what + ")?");
  }

  private int done(Plan plan) {
    PlanView view = new PlanView(plan);
    output().print(shell, view.summary(), view.json());
    return ExitCode.OK;
  }

  /** Those up to a version that are not applied. */
  static List<String> pending(Migrator migrator, MigrationVersion last) {
    List<String> lines = new ArrayList<>();
    for (MigrationStatus status : migrator.status()) {
      if (status.isPending() && status.version().compareTo(last) <= 0) {
        lines.add("declare applied " + status.version() + " " + status.title());
      }
    }
    return lines;
  }
}
