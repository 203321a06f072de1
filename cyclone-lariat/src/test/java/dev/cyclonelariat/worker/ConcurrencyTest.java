package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** How many messages are handled at the same time, and on which threads. */
class ConcurrencyTest extends WorkerFixture {

  private final Semaphore entered = new Semaphore(0);
  private final Semaphore mayLeave = new Semaphore(0);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  @AfterEach
  void letAllLeave() {
    mayLeave.release(1_000_000);
  }

  private WorkerBuilder holding(Queue... queues) {
    WorkerBuilder worker = lariat.worker();
    for (Queue queue : queues) {
      worker.queue(queue);
    }
    return worker.fallback(
        (message, context) -> {
          mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
          handled.add(context.delivery().queue());
          entered.release();
          mayLeave.acquire();
          inside.decrementAndGet();
        });
  }

  @Test
  void noMoreThanThereArePermits() throws Exception {
    send("mails", 40);
    try (Worker worker = holding(MAILS).concurrency(3).start()) {
      entered.acquire(3);
      mayLeave.release(1_000);
      awaitDeleted("mails", 40);
    }

    assertThat(mostInside).hasValue(3);
  }

  /** While handlers are quick, ten messages are handled in turn: it is amid them, or their last. */
  @ParameterizedTest(name = "message {1}, when a handler that takes less than {0} is quick")
  @CsvSource({"PT0S, 55", "PT1H, 55", "PT1H, 59"})
  void aSlowMessageHoldsOnePermitAndNothingElse(Duration quick, int slow) throws Exception {
    CountDownLatch othersAreDone = new CountDownLatch(99);
    CountDownLatch slowMayEnd = new CountDownLatch(1);
    send("mails", 100);
    WorkerBuilder builder =
        lariat
            .worker()
            .queue(MAILS)
            .concurrency(10)
            .fallback(
                (message, context) -> {
                  if (number(message) == slow) {
                    slowMayEnd.await();
                  } else {
                    othersAreDone.countDown();
                  }
                });
    builder.quickHandler = quick;
    try (Worker worker = builder.start()) {
      await(othersAreDone);
      slowMayEnd.countDown();
      awaitDeleted("mails", 100);
    }

    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void eachOnAVirtualThreadWhereThereAreSuch() throws Exception {
    send("mails", 1);
    try (Worker worker =
        lariat
            .worker()
            .queue(MAILS)
            .fallback((message, context) -> handled.add(Thread.currentThread().toString()))
            .start()) {
      awaitDeleted("mails", 1);
    }

    assertThat(handled.toString())
        .contains(Runtime.version().feature() < 21 ? "lariat-worker-" : "VirtualThread");
  }

  @Test
  void onTheExecutorHandedInWhichStaysOpen() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2, task -> new Thread(task, "mine"));
    send("mails", 5);
    try (Worker worker =
        lariat
            .worker()
            .queue(MAILS)
            .executor(executor)
            .fallback((message, context) -> handled.add(Thread.currentThread().getName()))
            .start()) {
      awaitDeleted("mails", 5);
    }

    assertThat(handled).hasSize(5).containsOnly("mine");
    assertThat(executor.isShutdown()).isFalse();
    executor.shutdown();
  }

  @Test
  void whatTheExecutorRejectsIsHandedBackAndComesAgain() throws Exception {
    AtomicInteger rejected = new AtomicInteger();
    ExecutorService executor = Executors.newCachedThreadPool();
    send("mails", 5);
    try (Worker worker =
        lariat
            .worker()
            .queue(MAILS)
            .executor(
                task -> {
                  if (rejected.incrementAndGet() <= 3) {
                    throw new RejectedExecutionException("full");
                  }
                  executor.execute(task);
                })
            .fallback((message, context) -> handled.add(number(message)))
            .start()) {
      awaitDeleted("mails", 5);
    }

    assertThat(handled).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    executor.shutdown();
  }

  @Test
  void theirNumberCanBeRaisedAndLoweredWhileItRuns() throws Exception {
    send("mails", 40);
    try (Worker worker = holding(MAILS).concurrency(1).start()) {
      entered.acquire(1);
      worker.concurrency(4);
      entered.acquire(3);
      assertThat(mostInside).hasValue(4);

      worker.concurrency(2);
      mayLeave.release(4);
      entered.acquire(2);
      mostInside.set(0);
      mayLeave.release(1_000);
      awaitDeleted("mails", 40);
      assertThat(mostInside.get()).isLessThanOrEqualTo(2);

      assertThatThrownBy(() -> worker.concurrency(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aReceiveThatWaitedWhileTheirNumberWasLoweredKeepsToIt() throws Exception {
    aws.server().faults().pause("mails");
    try (Worker worker = holding(MAILS).concurrency(10).start()) {
      calls.await(ReceiveMessageRequest.class, 1);
      worker.concurrency(1);
      send("mails", 10);
      aws.server().faults().resume("mails");
      for (int i = 0; i < 10; i++) {
        entered.acquire(1);
        mayLeave.release(1);
      }
      awaitDeleted("mails", 10);
    }

    assertThat(mostInside).hasValue(1);
  }

  @Test
  void aQueueThatIsIdleLeavesAllButOneToTheOthers() throws Exception {
    aws.queue("orders");
    send("mails", 1);
    try (Worker worker = holding(MAILS, Queue.parse("orders")).concurrency(10).start()) {
      entered.acquire(1);
      mayLeave.release(1);
      awaitDeleted("mails", 1);

      send("orders", 30);
      entered.acquire(9);

      assertThat(inside).hasValue(9);
      assertThat(calls.of(ReceiveMessageRequest.class))
          .filteredOn(call -> call.waitTimeSeconds() > 0)
          .allMatch(call -> call.maxNumberOfMessages() == 1);
      mayLeave.release(1_000);
      awaitDeleted("orders", 30);
    }
  }

  @Test
  void whileSeveralQueuesAreFullEachGetsItsShareByWeight() throws Exception {
    aws.queue("orders");
    send("mails", 20);
    send("orders", 20);
    try (Worker worker =
        holding()
            .concurrency(2)
            .queue(MAILS, queue -> queue.weight(3))
            .queue(Queue.parse("orders"))
            .start()) {
      // Whichever queue began first may have got both.
      entered.acquire(2);
      awaitThreadsIn(2, Permits.Share.class, ConditionObject.class, LockSupport.class);
      worker.concurrency(4);
      entered.acquire(2);
      awaitThreadsIn(2, Permits.Share.class, ConditionObject.class, LockSupport.class);
      worker.concurrency(8);
      entered.acquire(4);
      assertThat(handled).filteredOn("mails"::equals).hasSize(6);
      assertThat(handled).filteredOn("orders"::equals).hasSize(2);

      mayLeave.release(1_000);
      awaitDeleted("mails", 20);
      awaitDeleted("orders", 20);
    }
  }

  @Test
  void ofAQueueWithABoundOfItsOwnNoMoreThanThat() throws Exception {
    send("mails", 20);
    try (Worker worker =
        holding().concurrency(10).queue(MAILS, queue -> queue.concurrency(2)).start()) {
      entered.acquire(2);
      mayLeave.release(1_000);
      awaitDeleted("mails", 20);
    }

    assertThat(mostInside).hasValue(2);
  }

  @Test
  void noneWhileItIsPaused() throws Exception {
    aws.queue("orders");
    send("mails", 3);
    Worker paused = holding(MAILS).build();
    paused.pause();
    paused.start();
    mayLeave.release(1_000);
    try (paused;
        Worker other = holding(Queue.parse("orders")).start()) {
      send("orders", 20);
      awaitDeleted("orders", 20);
      assertThat(received("mails")).isZero();

      paused.resume();
      awaitDeleted("mails", 3);
    }
  }
}
