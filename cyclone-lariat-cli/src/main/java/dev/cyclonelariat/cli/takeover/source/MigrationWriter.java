package dev.cyclonelariat.cli.takeover.source;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.PlannedMigration;

/** Writes migrations that make things, in one language. */
public interface MigrationWriter {

  /** The name of its file. */
  String file(MigrationName name);

  /**
   * What stands in the file.
   *
   * @param comment one sentence on what it is
   * @throws IllegalArgumentException if a step does anything but make things
   */
  String text(PlannedMigration migration, String comment);

  /** What existing things do not ask for. */
  static IllegalArgumentException unwritable(Operation step) {
    return new IllegalArgumentException("No words for: " + step.describe());
  }
}
