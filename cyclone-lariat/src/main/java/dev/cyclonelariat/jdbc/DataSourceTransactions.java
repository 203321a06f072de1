package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions on connections of a data source, each borrowed for one transaction. */
record DataSourceTransactions(DataSource dataSource) implements Transactions {

  @Override
  public <T> T inTransaction(Work<T> work) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return CommitOrRollback.run(connection, work);
      } finally {
        restore(connection, autoCommit);
      }
    }
  }

  /** A connection that cannot be restored is broken, which its pool finds out by itself. */
  private static void restore(Connection connection, boolean autoCommit) {
    try {
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      // The transaction has ended; its result or its error matters, not this.
    }
  }
}
