package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Opens database transactions. Implement it to take part in the transactions of a framework.
 * Thread-safe.
 */
public interface Transactions {

  /** Transactions on connections of a data source, best a pool, each borrowed for one of them. */
  static Transactions of(DataSource dataSource) {
    return new DataSourceTransactions(dataSource);
  }

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
