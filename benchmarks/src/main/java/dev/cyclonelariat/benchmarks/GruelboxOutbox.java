package dev.cyclonelariat.benchmarks;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Gruelbox transaction-outbox on the same database, flushed without pause by one thread. */
final class GruelboxOutbox implements AutoCloseable {

  private static final int FLUSHED_AT_ONCE = 1_000;

  /** What is called for each message. */
  public interface Sending {
    void send(String body);
  }

  private final BenchmarkDatabase database;
  private final ExecutorService threads;
  private final ThreadLocalContextTransactionManager transactions;
  private final TransactionOutbox outbox;
  private final AtomicLong sent = new AtomicLong();
  private volatile Consumer<String> sender = body -> {};
  private volatile boolean held;

  /**
   * An outbox that is empty.
   *
   * @param parallelism how many messages are sent at the same time, each on a thread and in a
   *     transaction of its own
   */
  GruelboxOutbox(BenchmarkDatabase database, int parallelism) {
    this.database = database;
    threads = Executors.newFixedThreadPool(parallelism);
    transactions = TransactionManager.fromDataSource(database.pool());
    Submitter submitter = Submitter.withExecutor(threads);
    outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
            .instantiator(Instantiator.using(type -> (Sending) this::send))
            .submitter(
                (entry, action) -> {
                  if (!held) {
                    submitter.submit(entry, action);
                  }
                })
            .attemptFrequency(Duration.ofMinutes(1))
            .flushBatchSize(FLUSHED_AT_ONCE)
            .build();
  }

  private void send(String body) {
    sender.accept(body);
    sent.incrementAndGet();
  }

  void sender(Consumer<String> sender) {
    this.sender = sender;
  }

  long sent() {
    return sent.get();
  }

  /** One transaction with a row of the application's and a message. */
  void commit(String body, Work work) {
    transactions.inTransaction(
        transaction -> {
          try {
            work.run(transaction.connection());
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          outbox.schedule(Sending.class).send(body);
        });
  }

  /** What else happens in the transaction. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  void fill(int messages, String body) throws SQLException {
    held = true;
    database.execute("TRUNCATE txno_outbox");
    commit(body, connection -> {});
    database.execute(
        """
        INSERT INTO txno_outbox
        SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()::text))).*
        FROM txno_outbox AS t, generate_series(2,"""
            + messages
            + ")");
    database.execute("UPDATE txno_outbox SET nextAttemptTime = now() - interval '1 hour'");
    held = false;
    sent.set(0);
  }

  /** Nothing is left to be sent. */
  void empty() throws SQLException {
    database.execute("TRUNCATE txno_outbox");
    sent.set(0);
  }

  long drain(int messages) {
    while (sent.get() < messages) {
      if (!outbox.flush()) {
        OurOutbox.pause();
      }
    }
    return messages;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
