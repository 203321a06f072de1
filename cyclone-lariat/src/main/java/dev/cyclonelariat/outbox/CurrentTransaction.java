package dev.cyclonelariat.outbox;

import java.sql.Connection;

/**
 * A transaction that a framework has open on this thread. Implement it to let the outbox take part:
 * one connection, one transaction, and the relay woken by the commit.
 */
public interface CurrentTransaction {

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
