package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.jdbc.CommitOrRollback;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions in which each statement sees all that was committed before it, whatever the
 * connections are set to: what is claimed must be what is there now.
 */
record ReadCommitted(Transactions transactions) implements Transactions {

  static Transactions unless(boolean areAlready, Transactions transactions) {
    return areAlready ? transactions : new ReadCommitted(transactions);
  }

  @Override
  public <T> T inTransaction(Work<T> work) throws Exception {
    return transactions.inTransaction(
        connection -> {
          int before = connection.getTransactionIsolation();
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          try {
            return CommitOrRollback.run(connection, work);
          } finally {
            restore(connection, before);
          }
        });
  }

  /** A connection that cannot be restored is broken, which its pool finds out by itself. */
  private static void restore(Connection connection, int isolation) {
    try {
      connection.setTransactionIsolation(isolation);
    } catch (SQLException e) {
      // The transaction has ended; its result or its error matters, not this.
    }
  }
}
