package dev.cyclonelariat.outbox;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.relay.Relay;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.publish.Encoder;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The transactional outbox: messages are written to a table inside the business transaction, and a
 * relay sends what has been committed.
 *
 * <p><b>Guarantee.</b> A message whose transaction has committed is sent at least once, whenever
 * and wherever processes are killed, as long as some relay runs on the database; one whose
 * transaction, or savepoint, was rolled back is never sent. With an inbox on the other side each is
 * handled effectively once. Inside a FIFO group messages are sent in the order of their adding.
 *
 * <p>The caller never waits for AWS: a commit only wakes the relay of this process. Thread-safe.
 * Close it before what it was made from.
 */
public final class Outbox implements AutoCloseable {

  private final Transactions transactions;
  private final Encoder encoder;
  private final Insertion insertion;
  private final OutboxStore store;
  private final Relay relay;

  @SuppressWarnings("ThreadLocalUsage") // Each outbox has transactions of its own.
  private final ThreadLocal<@Nullable Outermost<?, ?>> open = new ThreadLocal<>();

  Outbox(
      Transactions transactions,
      Encoder encoder,
      Insertion insertion,
      OutboxStore store,
      Relay relay) {
    this.transactions = transactions;
    this.encoder = encoder;
    this.insertion = insertion;
    this.store = store;
    this.relay = relay;
  }

  /**
   * Runs work in a new transaction: commits when it returns, rolls back when it throws. Inside
   * another one of this outbox, on the same thread, it is a savepoint of that one: nothing is sent
   * before the outermost has committed. Where the database has taken back more than the savepoint,
   * as MySQL and H2 do after a deadlock, the outermost rolls back too, whatever is caught.
   *
   * @return what the work returns
   * @throws X what the work throws
   * @throws OutboxException if the transaction cannot begin or commit; whether a commit that failed
   *     has happened all the same only the database knows
   */
  public <T, X extends Exception> T transaction(OutboxWork<T, X> work) throws X {
    Outermost<?, ?> outer = open.get();
    return outer == null ? outermost(work) : outer.nested(work);
  }

  private <T, X extends Exception> T outermost(OutboxWork<T, X> work) throws X {
    Outermost<T, X> outermost = new Outermost<>(work);
    T result;
    try {
      result = transactions.inTransaction(outermost::run);
    } catch (Exception e) {
      throw outermost.translate(e);
    }
    outermost.wake();
    return result;
  }

  /**
   * Takes part in a transaction that is open already. The relay does not hear of its commit, and
   * finds the messages when it next looks, or when it is woken by {@link #wake}.
   *
   * @param connection not in auto-commit mode; committing and closing it is left to you
   */
  public OutboxWriter join(Connection connection) {
    return join(connection, UnaryOperator.identity(), writer -> {});
  }

  /**
   * Takes part in a transaction that a framework has open on this thread; its commit wakes the
   * relay.
   */
  public OutboxWriter join(CurrentTransaction transaction) {
    return join(
        transaction.connection(),
        UnaryOperator.identity(),
        writer -> transaction.afterCommit(() -> writer.wake(relay)));
  }

  /**
   * Takes part in the transaction of an inbox: what a handler adds is sent if the message it
   * handles is marked as processed, and only then. Messages inherit request id and {@code
   * traceparent} of the one that is handled, unless they bring their own.
   *
   * @throws IllegalStateException if no transactional inbox handles this message
   */
  public OutboxWriter join(HandlerContext context) {
    return join(
        context.connection(),
        Inheritance.from(context),
        writer -> context.afterCommit(() -> writer.wake(relay)));
  }

  private OutboxWriter join(
      Connection connection,
      UnaryOperator<Outgoing> inheritance,
      Consumer<JdbcWriter> whenFirstAdded) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "The connection is in auto-commit mode: there is no transaction to join");
      }
    } catch (SQLException e) {
      throw new OutboxException("The connection cannot be used: " + e.getMessage(), e);
    }
    return new JdbcWriter(encoder, insertion, connection, inheritance, whenFirstAdded);
  }

  /** Tells the relay of this process that something was committed. */
  public void wake() {
    relay.wake();
  }

  /** What sends the messages. */
  public Relay relay() {
    return relay;
  }

  /** What is in the outbox, for those who operate it. */
  public OutboxStore store() {
    return store;
  }

  /** Has the relay work, until this is closed. */
  public Outbox start() {
    relay.start();
    return this;
  }

  /** Closes the relay: see {@link Relay#close}. */
  @Override
  public void close() {
    relay.close();
  }

  /** A transaction of our own, and what became of it. */
  private final class Outermost<T, X extends Exception> {

    private final OutboxWork<T, X> work;
    private @Nullable NestedTransactions nested;
    private @Nullable Exception thrown;
    private @Nullable JdbcWriter writer;

    private Outermost(OutboxWork<T, X> work) {
      this.work = work;
    }

    private T run(Connection connection) throws Exception {
      JdbcWriter transaction =
          new JdbcWriter(
              encoder, insertion, connection, UnaryOperator.identity(), added -> writer = added);
      NestedTransactions inner = new NestedTransactions(transaction);
      nested = inner;
      open.set(this);
      try {
        T result = work.run(transaction);
        inner.check();
        return result;
      } catch (Exception e) {
        thrown = e;
        throw e;
      } finally {
        open.remove();
      }
    }

    private <R, Y extends Exception> R nested(OutboxWork<R, Y> work) throws Y {
      return Objects.requireNonNull(nested).run(work);
    }

    private void wake() {
      if (writer != null) {
        writer.wake(relay);
      }
    }

    @SuppressWarnings("unchecked") // The work throws nothing checked but X.
    private X translate(Exception e) {
      if (e.equals(thrown)) {
        return (X) e;
      } else if (e instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new OutboxException("The transaction could not be committed: " + e.getMessage(), e);
    }
  }
}
