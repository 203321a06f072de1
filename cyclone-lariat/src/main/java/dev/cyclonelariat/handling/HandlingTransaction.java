package dev.cyclonelariat.handling;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that messages are handled in, and what shall happen once it has committed. What
 * opens the transaction makes one, and says when it has committed. Not thread-safe.
 */
public final class HandlingTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(HandlingTransaction.class);

  private final Connection connection;
  private final List<Runnable> actions = new ArrayList<>();

  /** Nothing shall happen yet. */
  public HandlingTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Its connection. */
  public Connection connection() {
    return connection;
  }

  void add(Runnable action) {
    actions.add(action);
  }

  /** It has committed: has happen what shall, and one that throws changes nothing. */
  public void committed() {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException | Error e) {
        LOG.warn("What should have happened after a commit failed", e);
      }
    }
  }
}
