package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;

/** A plan that was looked at is not what would be done any more. */
public final class StalePlanException extends MigrationException {

  private static final long serialVersionUID = 1L;

  StalePlanException() {
    super(
        "Since this plan was made, the migrations or the topology have changed, and something else"
            + " would be done now: make a new plan and look at it");
  }
}
