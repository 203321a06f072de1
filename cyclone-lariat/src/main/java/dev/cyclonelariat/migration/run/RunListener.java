package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import java.time.Duration;

/**
 * Hears of progress as it is made, on the thread that makes it. What it throws stops the run, which
 * can be resumed.
 */
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** A migration begins, or is resumed: its steps tell which. */
  default void migrationStarted(MigrationRun run) {}

  /** A step begins; it is written down that it does. */
  default void stepStarted(MigrationRun run, Step step) {}

  /** A step is done; it is written down. */
  default void stepDone(MigrationRun run, Step step) {}

  /** A step has failed; it is written down. */
  default void stepFailed(MigrationRun run, Step step) {}

  /** All steps of a migration are done. */
  default void migrationDone(MigrationRun run) {}

  /**
   * A step waits for AWS; once a second.
   *
   * @param reason what is waited for, naming the resource
   * @param left how long it takes at most from now on
   */
  default void waiting(String reason, Duration left) {}

  /**
   * Another process is at work; once a second.
   *
   * @param holder whose
   * @param left how long it is waited for at most from now on
   */
  default void waitingForLock(LockHolder holder, Duration left) {}
}
