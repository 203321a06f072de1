package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Threads that receive from a full queue beside the first, and run quick handlers themselves. */
class HelpersTest extends WorkerFixture {

  /** As many permits as one helper needs. */
  private static final int FOR_ONE = 40;

  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private static boolean isHelping() {
    return StackWalker.getInstance()
        .walk(
            stack ->
                stack.anyMatch(
                    frame -> frame.getClassName().equals(Helpers.Helper.class.getName())));
  }

  private WorkerBuilder worker(WorkerBuilder worker) {
    worker.quickHandler = Duration.ofHours(1);
    return worker.queue(MAILS).concurrency(FOR_ONE);
  }

  @Test
  void whereOneIsKeptByAMessageAnotherTakesItsPlace() throws Exception {
    AtomicInteger kept = new AtomicInteger();
    try (Worker worker =
        worker(stepped())
            .fallback(
                (message, context) -> {
                  if (isHelping()) {
                    kept.incrementAndGet();
                    await(mayEnd);
                  }
                })
            .start()) {
      for (int sent = 0; kept.get() < 3; sent++) {
        assertThat(sent).as("batches of messages sent").isLessThan(200);
        alarm.pass(Duration.ofMillis(10));
        send("mails", 50);
      }
      mayEnd.countDown();
    }
  }

  @Test
  void whatOneIsAboutToReceiveAsTheWorkerIsClosedIsHandedBack() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    send("mails", 100);
    try (SqsClient held = aws.sqsClient(client -> client.addExecutionInterceptor(hold(answered)));
        Lariat holding = Lariat.builder(aws.settings().build()).sqsClient(held).build()) {
      Worker worker =
          worker(holding.worker())
              .fallback((message, context) -> handled.add(number(message)))
              .start();
      await(answered);
      Thread closing = new Thread(worker::close);
      closing.start();
      awaitThreadsIn(1, Closing.class, InFlight.class);
      mayEnd.countDown();
      closing.join();
    }

    assertThat(handled.size() + aws.receiveAll(url).size()).isEqualTo(100);
  }

  @Test
  void theOnlyThreadOfAnExecutorIsNotKeptFromHandlers() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    send("mails", 500);
    WorkerBuilder slow = worker(lariat.worker()).executor(one).fallback((message, context) -> {});
    slow.quickHandler = Duration.ZERO;
    try (Worker worker = slow.start()) {
      awaitDeleted("mails", 500);
    } finally {
      one.shutdown();
    }
  }

  /** Keeps back what a helper's receive brings. */
  private ExecutionInterceptor hold(CountDownLatch answered) {
    return new ExecutionInterceptor() {
      @Override
      public void afterTransmission(
          Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (isHelping() && context.request().getClass().getSimpleName().startsWith("Receive")) {
          answered.countDown();
          try {
            assertThat(mayEnd.await(50, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException("The receive was broken off", e);
          }
        }
      }
    };
  }
}
