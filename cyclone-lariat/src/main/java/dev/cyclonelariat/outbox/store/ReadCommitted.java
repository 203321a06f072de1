package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;

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
          T result = work.run(connection);
          connection.commit();
          connection.setTransactionIsolation(before);
          return result;
        });
  }
}
