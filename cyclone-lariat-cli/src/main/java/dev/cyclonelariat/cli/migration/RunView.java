package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.output.Progress;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.run.RunListener;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error what a run does, step by step, and stops it between two steps when it is
 * interrupted.
 */
public final class RunView implements RunListener {

  /** How often a log hears of a wait, in seconds. */
  private static final long BETWEEN_LINES = 10;

  private final Shell shell;
  private final Progress progress;
  private @Nullable Interruption interruption;
  private String told = "";

  /** Shows it in this shell. */
  public RunView(Shell shell) {
    this.shell = shell;
    this.progress = new Progress(shell);
  }

  /**
   * Runs something.
   *
   * @throws InterruptedException if it was interrupted, which is told already
   */
  public <T> T watch(Supplier<T> run) throws InterruptedException {
    try (Interruption watched = new Interruption(shell.interrupts())) {
      interruption = watched;
      return run.get();
    } catch (LariatException e) {
      if (isInterrupted()) {
        shell.tell("Interrupted: " + e.getMessage());
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    } finally {
      progress.close();
      interruption = null;
    }
  }

  private boolean isInterrupted() {
    return interruption != null && interruption.isRequested();
  }

  private void stopIfInterrupted(String where) {
    if (isInterrupted()) {
      throw new LariatException(where);
    }
  }

  @Override
  public void migrationStarted(MigrationRun run) {
    line((run.action() == Action.ROLLBACK ? "roll back " : "migrate ") + run.name());
  }

  @Override
  public void stepStarted(MigrationRun run, Step step) {
    progress.show(text(run, step) + " …");
  }

  @Override
  public void stepDone(MigrationRun run, Step step) {
    line(text(run, step) + took(step));
    if (step.number() < run.steps().size()) {
      stopIfInterrupted(
          "migration "
              + run.name()
              + " is half done, up to step "
              + step.number()
              + " of "
              + run.steps().size()
              + "; lariat resume goes on");
    }
  }

  @Override
  public void stepFailed(MigrationRun run, Step step) {
    line(text(run, step) + ": failed");
  }

  @Override
  public void migrationDone(MigrationRun run) {
    stopIfInterrupted("migration " + run.name() + " is done, and nothing after it was begun");
  }

  @Override
  public void waiting(String reason, Duration left) {
    stopIfInterrupted("it waited for AWS");
    countDown(reason, left);
  }

  @Override
  public void waitingForLock(LockHolder holder, Duration left) {
    stopIfInterrupted("it waited for " + holder + "; nothing was changed");
    countDown("Waiting for migrations that are run by " + holder + " (see lariat lock)", left);
  }

  private void countDown(String reason, Duration left) {
    String text = reason + ": at most " + left.toSeconds() + " s more";
    boolean isNew = !reason.equals(told);
    told = reason;
    if (shell.rewritesErrorLines() && !shell.isQuiet()) {
      progress.show(text);
    } else if (isNew || (!shell.isQuiet() && left.toSeconds() % BETWEEN_LINES == 0)) {
      // Even where nothing else is told: a silent minute looks like a fault.
      shell.tell(text);
    }
  }

  private static String text(MigrationRun run, Step step) {
    return "  " + step.number() + "/" + run.steps().size() + " " + step.operation().describe();
  }

  private static String took(Step step) {
    return step.startedAt() == null || step.endedAt() == null
        ? ""
        : " (" + Texts.seconds(Duration.between(step.startedAt(), step.endedAt())) + ")";
  }

  private void line(String text) {
    if (!shell.isQuiet()) {
      progress.close();
      shell.err().println(text);
    }
  }
}
