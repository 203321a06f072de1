package dev.cyclonelariat.kill;

import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.EntryResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;

/**
 * Holds the thread that comes to one point, says so on standard output, and lets it go no further.
 * It stands around what users can put around an outbox and a worker too.
 */
final class ServiceSnare implements Transactions, ExecutionInterceptor {

  static final String UNSENT = "UNSENT";
  static final String NO_DATABASE = "NO_DATABASE";

  /** Whether the transaction that is open has just leased rows. */
  private static final String HAS_LEASED =
      """
      SELECT EXISTS (
        SELECT FROM outbox_messages
        WHERE lease_owner IS NOT NULL AND xmin::text = pg_current_xact_id()::xid::text)""";

  private final ServicePoint point;
  private final AtomicInteger toPass;
  private final Duration lease;
  private final Transactions transactions;
  private final AtomicInteger callsOfClaim = new AtomicInteger();

  ServiceSnare(ServiceOrders orders, Transactions transactions) {
    this.point = orders.point();
    this.toPass = new AtomicInteger(orders.toPass());
    this.lease = orders.lease();
    this.transactions = transactions;
  }

  void reach(ServicePoint here) {
    if (here == point && toPass.getAndDecrement() == 0) {
      try {
        if (here == ServicePoint.AFTER_THE_LEASE) {
          new CountDownLatch(1).await(lease.toMillis() + 100, TimeUnit.MILLISECONDS);
        }
        KillableWorker.say(KillableWorker.REACHED, here.name());
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public <T> T inTransaction(Work<T> work) throws Exception {
    try {
      return transactions.inTransaction(connection -> run(work, connection));
    } catch (SQLException e) {
      KillableWorker.say(NO_DATABASE, e.toString());
      throw e;
    }
  }

  private <T> T run(Work<T> work, Connection connection) throws Exception {
    T result = work.run(connection);
    boolean looks = point == ServicePoint.WHILE_LEASING || point == ServicePoint.MID_BATCH;
    if (looks && hasLeased(connection)) {
      callsOfClaim.set(0);
      reach(ServicePoint.WHILE_LEASING);
    }
    return result;
  }

  private static boolean hasLeased(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(HAS_LEASED)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  BatchSender around(BatchSender sender) {
    return (messages, longest) -> send(sender, messages, longest);
  }

  private List<EntryResult> send(
      BatchSender sender, List<EncodedMessage> messages, Duration longest) {
    reach(ServicePoint.AFTER_COMMIT_BEFORE_PUBLISH);
    reach(ServicePoint.AFTER_THE_LEASE);
    if (callsOfClaim.getAndIncrement() > 0) {
      reach(ServicePoint.MID_BATCH);
    }
    List<EntryResult> results = sender.send(messages, longest);
    reach(ServicePoint.AFTER_PUBLISH_BEFORE_DELETE);
    results.stream()
        .filter(result -> result.error() != null)
        .limit(1)
        .forEach(result -> KillableWorker.say(UNSENT, result.error().toString()));
    return results;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof DeleteMessageBatchRequest) {
      reach(ServicePoint.BEFORE_ACKNOWLEDGING);
    }
  }
}
