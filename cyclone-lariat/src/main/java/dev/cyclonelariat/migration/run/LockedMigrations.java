package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.migration.plan.Planner;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be done while the lock is held. For one thread. */
final class LockedMigrations {

  private final MigratorSettings settings;
  private final JournalWriter journal;
  private final LiveTopology live;

  LockedMigrations(MigratorSettings settings, JournalWriter journal) {
    this.settings = settings;
    this.journal = journal;
    this.live = settings.live();
  }

  /** Makes a plan and follows it. */
  Plan run(Function<Planner, Plan> planning) {
    Plan plan = planning.apply(planner(finished()));
    runner().run(plan);
    return plan;
  }

  /** Follows a plan that was looked at, unless something else would be done by now. */
  Plan run(Plan approved) {
    Plan plan = again(approved, finished());
    if (!approved.covers(plan)) {
      throw new StalePlanException();
    }
    runner().run(plan);
    return plan;
  }

  private Plan again(Plan approved, Journal now) {
    List<MigrationVersion> versions =
        approved.migrations().stream().map(planned -> planned.name().version()).toList();
    if (approved.action() == Action.MIGRATE) {
      return versions.stream()
          .reduce((first, second) -> second)
          .map(last -> planner(now).migrate(last))
          .orElse(approved);
    }
    return versions.stream()
        .filter(version -> now.version(version).isPresent())
        .min(MigrationVersion::compareTo)
        .map(first -> planner(now).rollBackTo(first))
        .orElse(new Plan(approved.action(), List.of()));
  }

  /** Finishes what was cut short. */
  Optional<MigrationRun> resume() {
    Optional<MigrationRun> unfinished = journal.read().unfinished();
    unfinished.ifPresent(run -> runner().finish(run));
    return unfinished;
  }

  Plan baseline(MigrationVersion last) {
    Plan plan = planner(finished()).baseline(last);
    plan.migrations().forEach(journal::baseline);
    return plan;
  }

  void adopt(Plan existing) {
    Journal before = finished();
    for (PlannedMigration planned : existing.migrations()) {
      if (before.version(planned.name().version()).isPresent()) {
        throw new MigrationException("Migration " + planned.name() + " is applied already");
      }
    }
    new Adoption(live, DeclaredTopology.EMPTY.after(before.effects())).take(existing.operations());
    existing.migrations().forEach(journal::baseline);
  }

  void resolve(MigrationVersion version, Resolution resolution) {
    Journal before = journal.read();
    Optional<MigrationRun> unfinished = before.unfinished();
    if (unfinished.isPresent()) {
      resolve(unfinished.get(), version, resolution);
    } else if (resolution == Resolution.REVERTED) {
      revert(before, version);
    } else {
      apply(before, version);
    }
  }

  private void resolve(MigrationRun run, MigrationVersion version, Resolution resolution) {
    if (!run.version().equals(version)) {
      throw HalfAppliedException.earlier(run);
    }
    boolean fulfilled = run.goesUp() == (resolution == Resolution.APPLIED);
    journal.end(run, fulfilled ? RunState.RESOLVED : RunState.DISCARDED);
  }

  private void revert(Journal before, MigrationVersion version) {
    if (before.version(version).isEmpty()) {
      throw new MigrationException("Migration " + version + " is not applied");
    }
    before
        .application(version)
        .ifPresentOrElse(
            run -> journal.end(run, RunState.DISCARDED), () -> journal.forget(name(version)));
  }

  private MigrationName name(MigrationVersion version) {
    return settings
        .catalog()
        .find(version)
        .map(MigrationDefinition::name)
        .orElse(new MigrationName(version, "unknown"));
  }

  private void apply(Journal before, MigrationVersion version) {
    if (before.application(version).isPresent()) {
      throw new MigrationException("Migration " + version + " is applied already");
    }
    Plan plan = planner(before).baseline(version);
    plan.migrations().stream()
        .filter(planned -> planned.name().version().equals(version))
        .forEach(journal::baseline);
  }

  private Journal finished() {
    Journal now = journal.read();
    now.unfinished()
        .ifPresent(
            run -> {
              throw HalfAppliedException.earlier(run);
            });
    return now;
  }

  private Planner planner(Journal now) {
    return new Planner(settings.catalog(), settings.naming(), now, live);
  }

  private PlanRunner runner() {
    return new PlanRunner(
        journal, new StepRunner(live, settings.deletedWithMessages()), settings.listener());
  }
}
