package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import org.jspecify.annotations.Nullable;

/** A migration is applied, or undone, in part only. */
public final class HalfAppliedException extends MigrationException {

  private static final long serialVersionUID = 1L;

  private HalfAppliedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Because a run was cut short earlier. */
  static HalfAppliedException earlier(MigrationRun run) {
    String where =
        run.next()
            .map(step -> place(run, step) + (step.error() == null ? "" : " (" + step.error() + ")"))
            .orElse("after its last step");
    return new HalfAppliedException(
        "Migration "
            + run.name()
            + " is "
            + half(run)
            + ": a run by "
            + run.by()
            + " ended "
            + where
            + ". "
            + remedy(run),
        null);
  }

  /** Because a step has failed right now. */
  static HalfAppliedException now(MigrationRun run, Step step, Throwable cause) {
    return new HalfAppliedException(
        "Migration "
            + run.name()
            + " stopped "
            + place(run, step)
            + ": "
            + cause.getMessage()
            + ". It is "
            + half(run)
            + ". "
            + remedy(run),
        cause);
  }

  private static String half(MigrationRun run) {
    return run.action() == Action.ROLLBACK ? "half undone" : "half applied";
  }

  private static String place(MigrationRun run, Step step) {
    return "at step "
        + step.number()
        + " of "
        + run.steps().size()
        + ", '"
        + step.operation().describe()
        + "'";
  }

  private static String remedy(MigrationRun run) {
    return "Remove the cause, then lariat resume; or finish or undo it by hand, then lariat resolve "
        + run.version()
        + " --as applied|reverted";
  }
}
