package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.ClientError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for the message's row and all that the handler writes through the context's
 * connection: both are there, or neither.
 */
final class TransactionalInbox implements Middleware {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalInbox.class);

  private final Transactions transactions;
  private final InboxTable table;
  private final Function<HandlerContext, String> consumer;
  private final BusinessErrors businessErrors;
  private final Dialect dialect;
  private final Duration longestWait;

  TransactionalInbox(
      Transactions transactions,
      InboxTable table,
      Dialect dialect,
      Function<HandlerContext, String> consumer,
      BusinessErrors businessErrors,
      Duration longestWait) {
    this.transactions = transactions;
    this.table = table;
    this.dialect = dialect;
    this.consumer = consumer;
    this.businessErrors = businessErrors;
    this.longestWait = longestWait;
  }

  @Override
  public Outcome handle(HandlerContext context, Next next) throws Exception {
    RowKey key = new RowKey(consumer.apply(context), context.message().uuid());
    try {
      return transactions.inTransaction(connection -> receive(connection, key, context, next));
    } catch (NotAcknowledged e) {
      return e.outcome;
    } catch (PutOff e) {
      LOG.debug("{} is being handled elsewhere and is put off", context.message());
      return new Outcome.Retry(longestWait, null);
    } catch (Exception e) {
      recordFailure(key, context, e);
      throw e;
    }
  }

  private Outcome receive(Connection connection, RowKey key, HandlerContext context, Next next)
      throws Exception {
    Claim claim = claim(connection, key, context);
    if (claim == Claim.DONE_BEFORE) {
      return new Outcome.Duplicate();
    }
    Savepoint beforeHandler = connection.setSavepoint();
    Outcome outcome;
    try {
      outcome = next.proceed(context.inTransaction(connection));
    } catch (Exception e) {
      ClientError error = businessErrors.of(e).orElse(null);
      if (error == null) {
        throw e;
      }
      connection.rollback(beforeHandler);
      table.markBusinessError(connection, key, error, claim == Claim.AGAIN);
      return new Outcome.BusinessError(error);
    }
    if (context.hold().isLost()) {
      // Another delivery of the same message may run by now: of the two, that one counts.
      throw new NotAcknowledged(new Outcome.Retry(Duration.ZERO, null));
    }
    if (!outcome.isAcknowledged()) {
      throw new NotAcknowledged(outcome);
    }
    if (claim == Claim.AGAIN) {
      table.markProcessed(connection, key);
    }
    return outcome;
  }

  /** Waits a bounded time behind another delivery of the same message that is being handled. */
  private Claim claim(Connection connection, RowKey key, HandlerContext context)
      throws SQLException {
    try {
      table.limitWaiting(connection, longestWait.toMillis());
      if (table.insertProcessed(connection, key, context)) {
        return Claim.FIRST;
      }
      return table.lockAndReadProcessed(connection, key) ? Claim.DONE_BEFORE : Claim.AGAIN;
    } catch (SQLException e) {
      if (dialect.isLockTimeout(e)) {
        throw new PutOff(e);
      }
      throw e;
    }
  }

  /** What the message's row says before its handler may run. */
  private enum Claim {
    FIRST,
    AGAIN,
    DONE_BEFORE
  }

  /** In a transaction of its own; the first failure is what matters, so this one only joins it. */
  private void recordFailure(RowKey key, HandlerContext context, Exception failure) {
    String error = failure.toString();
    try {
      transactions.inTransaction(
          connection -> {
            if (!table.insertFailed(connection, key, context, error)) {
              table.markFailed(connection, key, error);
            }
            return key;
          });
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /** Rolls the transaction back although the handler has not thrown. */
  private static final class NotAcknowledged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private NotAcknowledged(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  /** Another delivery of the same message is still being handled. */
  private static final class PutOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PutOff(SQLException cause) {
      super(cause);
    }
  }
}
