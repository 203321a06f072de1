package dev.cyclonelariat.outbox;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** The transactions inside one that is open: each a savepoint of it. */
final class NestedTransactions {

  private final OutboxTransaction outer;
  private @Nullable SQLException notTakenBack;

  NestedTransactions(OutboxTransaction outer) {
    this.outer = outer;
  }

  <T, X extends Exception> T run(OutboxWork<T, X> work) throws X {
    Savepoint savepoint = set();
    try {
      T result = work.run(outer);
      release(savepoint);
      return result;
    } catch (Throwable e) {
      takeBack(savepoint, e);
      throw e;
    }
  }

  /**
   * Whether the outer one may commit.
   *
   * @throws OutboxException if nobody knows what is left of it
   */
  void check() {
    if (notTakenBack != null) {
      throw new OutboxException(
          "A nested transaction failed and could not be taken back by itself, so the outer one is"
              + " rolled back with it: "
              + notTakenBack.getMessage(),
          notTakenBack);
    }
  }

  private Savepoint set() {
    try {
      return outer.connection().setSavepoint();
    } catch (SQLException e) {
      throw new OutboxException("No savepoint can be set: " + e.getMessage(), e);
    }
  }

  private void release(Savepoint savepoint) {
    try {
      outer.connection().releaseSavepoint(savepoint);
    } catch (SQLException e) {
      throw new OutboxException("The nested transaction cannot end: " + e.getMessage(), e);
    }
  }

  private void takeBack(Savepoint savepoint, Throwable cause) {
    try {
      outer.connection().rollback(savepoint);
    } catch (SQLException e) {
      notTakenBack = e;
      cause.addSuppressed(e);
    }
  }
}
