package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Steps;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;

/** What becomes of messages that have been handled. */
class DeletesTest extends WorkerFixture {

  private Worker stepping() {
    return stepped()
        .queue(MAILS)
        .fallback((message, context) -> handled.add(number(message)))
        .build();
  }

  private int deletes(int call) {
    return calls.of(DeleteMessageBatchRequest.class).get(call).entries().size();
  }

  @Test
  void tenAreDeletedInOneCall() {
    send("mails", 20);
    try (Worker worker = stepping()) {
      drain(worker);
    }

    assertThat(calls.of(DeleteMessageBatchRequest.class)).hasSize(2);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void fewerThanTenAreDeletedTogetherAfterAMoment() throws Exception {
    send("mails", 3);
    CountDownLatch ended = new CountDownLatch(3);
    Executor executor = task -> new Thread(() -> run(task, ended)).start();
    try (Worker worker = stepped().queue(MAILS).executor(executor).fallback((m, c) -> {}).start()) {
      await(ended);
      assertThat(calls.of(DeleteMessageBatchRequest.class)).isEmpty();
      alarm.pass(Duration.ofMillis(100));

      assertThat(calls.of(DeleteMessageBatchRequest.class)).hasSize(1);
      assertThat(deletes(0)).isEqualTo(3);
      assertThat(worker.health().queues().get(0).inFlight()).isZero();
    }
  }

  private static void run(Runnable task, CountDownLatch ended) {
    task.run();
    ended.countDown();
  }

  @Test
  void whatCouldNotBeDeletedIsTriedAgainAndNotHandledAgain() {
    send("mails", 3);
    aws.server().faults().on("DeleteMessageBatch").times(3).internalError();
    try (Worker worker = stepping()) {
      worker.runOnce();
      assertThat(aws.depth(url)).isEqualTo(3);
      alarm.pass(Duration.ofSeconds(2));
    }

    assertThat(aws.depth(url)).isZero();
    assertThat(handled).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void ofABatchThatFailedInPartOnlyThatPartIsTriedAgain() {
    send("mails", 10);
    aws.server().faults().on("DeleteMessageBatch").times(1).failEntries(3);
    try (Worker worker = stepping()) {
      worker.runOnce();
      assertThat(aws.depth(url)).isEqualTo(3);
      alarm.pass(Duration.ofSeconds(1));
    }

    assertThat(deletes(0)).isEqualTo(10);
    assertThat(deletes(1)).isEqualTo(3);
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void theReceiptIsKeptAliveWhileADeleteFails() throws Exception {
    send("mails", 1);
    aws.server().faults().on("DeleteMessageBatch").internalError();
    CountDownLatch once = new CountDownLatch(1);
    try (Worker worker =
        stepped().queue(MAILS).fallback((message, context) -> once.countDown()).start()) {
      await(once);
      calls.awaitOr(() -> alarm.pass(Duration.ofMillis(100)), DeleteMessageBatchRequest.class);
      alarm.pass(Duration.ofMinutes(5));
      aws.server().faults().clear();
      alarm.pass(Duration.ofSeconds(10));

      assertThat(aws.depth(url)).isZero();
      assertThat(received("mails")).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "by a worker of concurrency {0}")
  @ValueSource(ints = {10, 100})
  void whileTooManyFailNothingMoreIsReceived(int concurrency) throws Exception {
    send("mails", 2_000);
    aws.server().faults().on("DeleteMessageBatch").internalError();
    try (Worker worker =
        stepped()
            .queue(MAILS)
            .concurrency(concurrency)
            .fallback((message, context) -> handled.add(number(message)))
            .start()) {
      awaitThreadsIn(1, Poller.class, Stopping.class, LockSupport.class);
      awaitThreadsIn(1, Poller.class);
      assertThat(received("mails")).isGreaterThan(1_000).isLessThan(2_000);

      aws.server().faults().clear();
      Steps.until(
          "all are deleted",
          longest -> aws.server().deliveries().await(Kind.DELETED, "mails", 2_000, longest),
          () -> alarm.pass(Duration.ofSeconds(10)));
    }

    assertThat(handled).hasSize(2_000).doesNotHaveDuplicates();
  }

  @Test
  void whenTheReceiptIsLostTheMessageIsGivenUpAndComesAgain() {
    send("mails", 1);
    aws.server().faults().on("DeleteMessageBatch").internalError();
    try (Worker worker = stepping()) {
      worker.runOnce();
      alarm.pass(Duration.ofSeconds(40));
      assertThat(worker.health().queues().get(0).inFlight()).isZero();

      aws.server().faults().clear();
      drain(worker);
    }

    assertThat(handled).containsExactly(0, 0);
    assertThat(aws.depth(url)).isZero();
  }
}
