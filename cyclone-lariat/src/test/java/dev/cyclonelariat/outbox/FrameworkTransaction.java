package dev.cyclonelariat.outbox;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** A framework's transaction on one connection. */
final class FrameworkTransaction implements CurrentTransaction {

  final List<Runnable> afterCommit = new ArrayList<>();
  private final Connection connection;

  FrameworkTransaction(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }
}
