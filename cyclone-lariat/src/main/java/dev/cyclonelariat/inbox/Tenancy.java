package dev.cyclonelariat.inbox;

import java.time.Duration;

/** Who has the lease on a message's row. */
sealed interface Tenancy {

  /**
   * We do.
   *
   * @param epoch which of the row's leases it is
   */
  record Ours(long epoch) implements Tenancy {}

  /**
   * Somebody else does.
   *
   * @param left for how long still, unless it is refreshed
   */
  record Theirs(Duration left) implements Tenancy {}

  /** Nobody needs it any more: the message is processed. */
  record Done() implements Tenancy {}
}
