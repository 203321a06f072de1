package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.MigrationException;

/** The lock's lease has run out, or the lock was broken, and nothing may be written any more. */
public final class LockLostException extends MigrationException {

  private static final long serialVersionUID = 1L;

  /** The lock is another's now, or nobody's. */
  public LockLostException() {
    super(
        "The lock on migrations was lost: its lease ran out, or somebody released it. Nothing more"
            + " was changed; look at the status, then resume");
  }
}
