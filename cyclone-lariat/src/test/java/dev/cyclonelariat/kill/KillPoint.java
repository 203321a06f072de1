package dev.cyclonelariat.kill;

import java.util.Locale;

/** Where a worker dies on the way of a message. */
enum KillPoint {
  RECEIVED,
  INSERTED,
  IN_THE_HANDLER,
  BEFORE_COMMIT,
  AFTER_COMMIT_BEFORE_DELETE;

  /** Whether a lease on the message is in force there. */
  boolean isUnderLease() {
    return this == INSERTED || this == IN_THE_HANDLER || this == BEFORE_COMMIT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
