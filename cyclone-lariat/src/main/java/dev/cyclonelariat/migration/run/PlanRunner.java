package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.StepState;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the steps of plans one by one, each written down before and after. */
final class PlanRunner {

  private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);

  private final JournalWriter journal;
  private final StepRunner steps;
  private final RunListener listener;

  PlanRunner(JournalWriter journal, StepRunner steps, RunListener listener) {
    this.journal = journal;
    this.steps = steps;
    this.listener = listener;
  }

  /**
   * @throws HalfAppliedException if a step fails
   */
  void run(Plan plan) {
    for (PlannedMigration planned : plan.migrations()) {
      finish(journal.begin(plan.action(), planned));
    }
  }

  /**
   * Goes on with a run from its first step that is not done.
   *
   * @throws HalfAppliedException if a step fails
   */
  void finish(MigrationRun begun) {
    listener.migrationStarted(begun);
    MigrationRun run = begun;
    for (Step step : begun.steps()) {
      if (step.state() != StepState.DONE) {
        checkInterrupted(run, step);
        run = take(run, step);
      }
    }
    run = journal.end(run, RunState.DONE);
    LOG.info("Migration {}: {} done in {}", run.name(), run.action(), run.duration());
    listener.migrationDone(run);
  }

  private MigrationRun take(MigrationRun before, Step step) {
    MigrationRun run = journal.started(before, step);
    Step started = current(run, step);
    listener.stepStarted(run, started);
    try {
      if (step.state() == StepState.PENDING) {
        steps.run(step.operation());
      } else {
        steps.repeat(step.operation(), DeclaredTopology.EMPTY.after(journal.read().effects()));
      }
    } catch (LockLostException e) {
      throw e;
    } catch (RuntimeException e) {
      run = journal.failed(run, started, String.valueOf(e.getMessage()));
      listener.stepFailed(run, current(run, step));
      throw HalfAppliedException.now(run, started, e);
    }
    run = journal.done(run, started);
    listener.stepDone(run, current(run, step));
    return run;
  }

  private static Step current(MigrationRun run, Step step) {
    return run.steps().get(step.number() - 1);
  }

  private static void checkInterrupted(MigrationRun run, Step next) {
    if (Thread.currentThread().isInterrupted()) {
      throw HalfAppliedException.now(
          run, next, new MigrationException("the thread was interrupted before it"));
    }
  }
}
