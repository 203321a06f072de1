package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.ClientError;
import java.time.Duration;

/**
 * Writes down, in transactions of their own, how handling has ended after its own transaction was
 * rolled back. Rolling back all, and not to a savepoint, also lets go of what a framework has not
 * written yet.
 */
record Setbacks(Transactions transactions, InboxTable table) {

  /** Marks the message processed, with its error, unless it is processed by now. */
  Outcome keepBusinessError(Entry entry, ClientError error, Duration handled) throws Exception {
    boolean processed =
        new ErrorKeeping(transactions, table.dialect())
            .keep(
                error,
                (connection, kept) -> {
                  boolean before = table.lockOrMake(connection, entry);
                  if (!before) {
                    table.markBusinessError(connection, entry.key(), kept, handled);
                  }
                  return before;
                });
    return processed ? new Outcome.Duplicate() : new Outcome.BusinessError(error);
  }

  /** Counts the attempt and keeps what failed, unless the message is processed by now. */
  void keepFailure(Entry entry, String failure, Duration handled) throws Exception {
    transactions.inTransaction(
        connection -> {
          if (!table.lockOrMake(connection, entry)) {
            table.markFailed(connection, entry.key(), failure, handled);
          }
          return entry;
        });
  }
}
