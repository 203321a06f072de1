package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.status.Problem;
import java.util.List;
import java.util.Optional;

/** What commands tell on standard error of migrations, beside what they are called for. */
final class Remarks {

  private final Shell shell;
  private final Migrator migrator;

  Remarks(Shell shell, Migrator migrator) {
    this.shell = shell;
    this.migrator = migrator;
  }

  /**
   * Tells if a run was cut short, so that nobody is at work on it.
   *
   * @return whether
   */
  boolean cutShort() {
    Optional<MigrationRun> unfinished =
        migrator.history().stream().filter(run -> run.state() == RunState.RUNNING).findFirst();
    if (unfinished.isEmpty() || migrator.lockHolder().isPresent()) {
      return false;
    }
    MigrationRun run = unfinished.get();
    shell.tell(
        "Migration "
            + run.name()
            + " is half "
            + (run.goesUp() ? "applied" : "undone")
            + ", since its run was cut short: lariat resume finishes it");
    return true;
  }

  /** What lariat validate finds; why that cannot be told is told, and does not matter here. */
  List<Problem> problems() {
    try {
      return migrator.validate();
    } catch (LariatException e) {
      shell.tell(
          "warning: whether applied migrations were changed cannot be told: " + e.getMessage());
      return List.of();
    }
  }

  /** Warns of applied migrations that are not as they were applied. */
  void warn() {
    for (Problem problem : problems()) {
      // What comes out of order is refused when that one is planned.
      if (problem.kind() != Problem.Kind.OUT_OF_ORDER) {
        shell.tell("warning: " + problem.text() + " (lariat validate shows more)");
      }
    }
  }
}
