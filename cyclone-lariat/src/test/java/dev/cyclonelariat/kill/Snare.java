package dev.cyclonelariat.kill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Holds the thread that comes to one point, says so on standard output, and lets it go no further:
 * the process is killed there. It stands around what users can put around a worker too.
 */
final class Snare implements ExecutionInterceptor {

  private final KillPoint point;
  private final AtomicInteger toPass;
  private final ThreadLocal<String> handled = new ThreadLocal<>();

  /**
   * A snare.
   *
   * @param point null for none
   * @param toPass how many threads may pass before
   */
  Snare(KillPoint point, int toPass) {
    this.point = point;
    this.toPass = new AtomicInteger(toPass);
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

  /** The same data source, with the point before each commit. */
  DataSource around(DataSource dataSource) {
    return around(
        DataSource.class,
        dataSource,
        (method, arguments) -> {},
        result -> result instanceof Connection connection ? around(connection) : result);
  }

  private Connection around(Connection connection) {
    return around(
        Connection.class,
        connection,
        (method, arguments) -> {
          String uuid = handled.get();
          if (uuid != null && commits(method, arguments)) {
            handled.remove();
            reach(KillPoint.BEFORE_COMMIT, uuid);
          }
        },
        result -> result);
  }

  /** Itself, or with a statement. */
  private static boolean commits(Method method, Object[] arguments) {
    return method.getName().equals("commit")
        || method.getName().equals("prepareStatement")
            && arguments[0].toString().endsWith("COMMIT");
  }

  private static <T> T around(Class<T> type, T inner, Before before, UnaryOperator<Object> result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              before.call(method, arguments);
              try {
                return result.apply(method.invoke(inner, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What comes before a call. */
  private interface Before {
    void call(Method method, Object[] arguments) throws InterruptedException;
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
