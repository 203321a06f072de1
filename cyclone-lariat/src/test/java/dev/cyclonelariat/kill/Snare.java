package dev.cyclonelariat.kill;

import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Holds the thread that comes to one point, says so on standard output, and lets it go no further:
 * the process is killed there. It stands around what users can put around a worker too.
 */
final class Snare implements ExecutionInterceptor, Transactions {

  private final KillPoint point;
  private final AtomicInteger toPass;
  private final Transactions transactions;
  private final ThreadLocal<String> handled = new ThreadLocal<>();

  /**
   * A snare.
   *
   * @param point null for none
   * @param toPass how many threads may pass before
   */
  Snare(KillPoint point, int toPass, Transactions transactions) {
    this.point = point;
    this.toPass = new AtomicInteger(toPass);
    this.transactions = transactions;
  }

  void reach(KillPoint here, String uuid) throws InterruptedException {
    if (here == point && toPass.getAndDecrement() == 0) {
      KillableWorker.say(KillableWorker.REACHED, uuid);
      new CountDownLatch(1).await();
    }
  }

  /** The handler is at its end: what this thread commits next is the message's. */
  void handled(String uuid) {
    handled.set(uuid);
  }

  @Override
  public <T> T inTransaction(Work<T> work) throws Exception {
    return transactions.inTransaction(connection -> beforeCommit(work, connection));
  }

  private <T> T beforeCommit(Work<T> work, Connection connection) throws Exception {
    T result = work.run(connection);
    String uuid = handled.get();
    if (uuid != null) {
      handled.remove();
      reach(KillPoint.BEFORE_COMMIT, uuid);
    }
    return result;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.response() instanceof ReceiveMessageResponse received
        && !received.messages().isEmpty()) {
      reachOutside(KillPoint.RECEIVED);
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof DeleteMessageBatchRequest) {
      reachOutside(KillPoint.AFTER_COMMIT_BEFORE_DELETE);
    }
  }

  private void reachOutside(KillPoint here) {
    try {
      reach(here, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
