package dev.cyclonelariat.outbox;

import java.sql.Connection;
import java.util.function.Consumer;

/**
 * A transaction that a framework has open on this thread. Implement it to let the outbox take part:
 * one connection, one transaction, and the relay woken by the commit.
 */
public interface CurrentTransaction {

  /**
   * A transaction of a framework that gives both away.
   *
   * @param connection the transaction's
   * @param afterCommit see {@link #afterCommit}
   */
  static CurrentTransaction of(Connection connection, Consumer<Runnable> afterCommit) {
    return new CurrentTransaction() {
      @Override
      public Connection connection() {
        return connection;
      }

      @Override
      public void afterCommit(Runnable action) {
        afterCommit.accept(action);
      }
    };
  }

  /**
   * The transaction's connection.
   *
   * @throws IllegalStateException if no transaction is open
   */
  Connection connection();

  /**
   * Has something run once the outermost transaction has committed, and never if it rolls back. A
   * framework that cannot tell may leave it: the relay then finds the messages when it next looks.
   */
  void afterCommit(Runnable action);
}
