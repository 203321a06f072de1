package dev.cyclonelariat.inbox;

import java.sql.Connection;

/**
 * Opens database transactions. Implement it to let the inbox take part in the transactions of a
 * framework; {@link JdbcInbox} brings one for a plain {@link javax.sql.DataSource}. Thread-safe.
 */
public interface Transactions {

  /**
   * Runs work in a new transaction: commits when the work returns, rolls back when it throws.
   *
   * @throws Exception what the work throws, or the failure to commit
   */
  <T> T inTransaction(Work<T> work) throws Exception;

  /**
   * Work inside a transaction.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  interface Work<T> {

    /** Uses the connection, and leaves commit, rollback and closing to the caller. */
    T run(Connection connection) throws Exception;
  }
}
