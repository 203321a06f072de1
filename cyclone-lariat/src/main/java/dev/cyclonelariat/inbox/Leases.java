package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All that leases have in common.
 *
 * @param length how long each lasts unless it is refreshed
 * @param scheduler refreshes them
 */
record Leases(
    Transactions transactions,
    LeaseTable table,
    Duration length,
    ScheduledExecutorService scheduler,
    Clock clock) {

  /** Takes the lease on a message if nobody has it. */
  Tenancy take(Entry entry) throws Exception {
    return transactions.inTransaction(connection -> table.take(connection, entry));
  }
}
