package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.journal.LockHolder;
import java.time.temporal.ChronoUnit;

/** Another process is changing the topology, and was not done in time. */
public final class LockHeldException extends MigrationException {

  private static final long serialVersionUID = 1L;

  LockHeldException(LockHolder holder) {
    super(
        "Migrations are being run by "
            + holder
            + ": wait for them; if that process is dead, its lock is free by itself at "
            + holder.until().truncatedTo(ChronoUnit.SECONDS)
            + " (lariat lock)");
  }
}
