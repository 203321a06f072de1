package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Steps;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
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

  @Test
  void whileTooManyFailNothingMoreIsReceived() throws Exception {
    send("mails", 1_100);
    aws.server().faults().on("DeleteMessageBatch").internalError();
    try (Worker worker =
        stepped()
            .queue(MAILS)
            .concurrency(10)
            .fallback((message, context) -> handled.add(number(message)))
            .start()) {
      awaitThreadsIn(1, Poller.class, Stopping.class);
      assertThat(received("mails")).isGreaterThan(1_000).isLessThan(1_100);

      aws.server().faults().clear();
      Steps.until(
          "all are deleted",
          longest -> aws.server().deliveries().await(Kind.DELETED, "mails", 1_100, longest),
          () -> alarm.pass(Duration.ofSeconds(10)));
    }

    assertThat(handled).hasSize(1_100).doesNotHaveDuplicates();
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
