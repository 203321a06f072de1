package dev.cyclonelariat.kill;

import java.util.Locale;

/** Where a service dies that consumes, writes and publishes. */
enum ServicePoint {
  IN_THE_TRANSACTION,
  WHILE_LEASING,
  AFTER_COMMIT_BEFORE_PUBLISH,
  MID_BATCH,
  AFTER_PUBLISH_BEFORE_DELETE,
  AFTER_THE_LEASE,
  /** Wherever it happens to be. */
  ANYWHERE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
