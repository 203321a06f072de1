package dev.cyclonelariat.kill;

import java.util.Locale;

/** Where a process of a service dies that consumes, writes and publishes. */
enum ServicePoint {
  /** Everything is written, nothing is committed. */
  IN_THE_TRANSACTION,
  /** Rows are claimed in a transaction that has not been committed. */
  WHILE_LEASING,
  AFTER_COMMIT_BEFORE_PUBLISH,
  /** Of one claim the first call has been made, and the second has not. */
  MID_BATCH,
  AFTER_PUBLISH_BEFORE_DELETE,
  /** Nothing has been published, and others may take the rows. */
  AFTER_THE_LEASE,
  /** The message is handled, and still on its queue. */
  BEFORE_ACKNOWLEDGING,
  /** Wherever it happens to be. */
  ANYWHERE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
