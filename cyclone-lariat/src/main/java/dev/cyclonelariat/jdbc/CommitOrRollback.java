package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends a transaction as the work in it ends. */
public final class CommitOrRollback {

  private CommitOrRollback() {}

  /**
   * Runs work in the transaction of a connection, then commits it; rolls it back if the work or the
   * commit throws. A rollback that fails as well is told within that error.
   *
   * @throws Exception what the work throws, or the failure to commit
   */
  public static <T> T run(Connection connection, Transactions.Work<T> work) throws Exception {
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (Throwable e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
