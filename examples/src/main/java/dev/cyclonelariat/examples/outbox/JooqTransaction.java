package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.outbox.CurrentTransaction;
import java.sql.Connection;
import org.jooq.Configuration;

/** A transaction of jOOQ, whose configuration must have {@link JooqCommits} among its listeners. */
record JooqTransaction(Configuration configuration) implements CurrentTransaction {

  @Override
  public Connection connection() {
    return configuration.dsl().connectionResult(connection -> connection);
  }

  @Override
  public void afterCommit(Runnable action) {
    JooqCommits.afterCommit(configuration, action);
  }
}
