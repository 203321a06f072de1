package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** FIFO queues: each group in order, groups side by side. */
class FifoTest extends WorkerFixture {

  @Test
  void oneGroupDoesNotWaitForAnother() throws Exception {
    CountDownLatch otherGroupIsDone = new CountDownLatch(5);
    sendInGroups("mails.fifo", 10, 2);
    try (Worker worker =
        lariat
            .worker()
            .queue(FIFO)
            .fallback(
                (message, context) -> {
                  if (number(message) % 2 == 0) {
                    await(otherGroupIsDone);
                  }
                  handled.add(number(message));
                  if (number(message) % 2 == 1) {
                    otherGroupIsDone.countDown();
                  }
                })
            .start()) {
      awaitDeleted("mails.fifo", 10);
    }

    assertThat(handled).containsExactly(1, 3, 5, 7, 9, 0, 2, 4, 6, 8);
  }

  @Test
  void moreThanOneBatchIsInFlight() throws Exception {
    CountDownLatch all = new CountDownLatch(35);
    sendInGroups("mails.fifo", 35, 35);
    try (Worker worker =
        lariat
            .worker()
            .queue(FIFO)
            .concurrency(35)
            .fallback(
                (message, context) -> {
                  all.countDown();
                  await(all);
                })
            .start()) {
      awaitDeleted("mails.fifo", 35);
    }
  }

  @Test
  void behindAFailureTheRestOfItsGroupIsHandedBackInOrder() {
    sendInGroups("mails.fifo", 10, 1);
    try (Worker worker =
        stepped()
            .queue(FIFO)
            .fallback(
                (message, context) -> {
                  handled.add(number(message));
                  if (number(message) == 3 && context.delivery().receiveCount() == 1) {
                    throw new IllegalStateException("broken");
                  }
                })
            .build()) {
      drain(worker);
      assertThat(handled).containsExactly(0, 1, 2, 3);
      assertThat(handedBack()).containsExactly(60, 0, 0, 0, 0, 0, 0);

      alarm.pass(Duration.ofSeconds(59));
      drain(worker);
      assertThat(handled).as("while the failed one waits").hasSize(4);
      alarm.pass(Duration.ofSeconds(2));
      drain(worker);
    }

    assertThat(handled).containsExactly(0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9);
    assertThat(aws.depth(fifoUrl)).isZero();
  }

  private List<Integer> handedBack() {
    return calls.of(ChangeMessageVisibilityBatchRequest.class).stream()
        .flatMap(call -> call.entries().stream())
        .map(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
        .toList();
  }

  @Test
  void behindAMessageThatWasLostNothingOfItsGroupIsHandled() {
    sendInGroups("mails.fifo", 3, 1);
    try (Worker worker =
        stepped()
            .queue(FIFO)
            .fallback(
                (message, context) -> {
                  handled.add(number(message));
                  if (handled.size() == 1) {
                    aws.pass(Duration.ofSeconds(31));
                  }
                })
            .build()) {
      drain(worker);
      alarm.pass(Duration.ofSeconds(61));
      drain(worker);
    }

    assertThat(handled).containsExactly(0, 0, 1, 2);
  }

  @Test
  void whenTheAnswerToAReceiveIsLostItsGroupsAreNotHeldUp() {
    sendInGroups("mails.fifo", 3, 1);
    aws.server().faults().on("ReceiveMessage").times(1).dropAfterWork();
    try (var retrying = aws.sqsClient(client -> {});
        Worker worker =
            Worker.builder(retrying, lariat.location())
                .queue(FIFO)
                .fallback((message, context) -> handled.add(number(message)))
                .build()) {
      drain(worker);
    }

    assertThat(handled).containsExactly(0, 1, 2);
  }

  @Test
  void everyGroupIsInOrderWhateverFails() throws Exception {
    int groups = 10;
    int each = 12;
    Map<Integer, List<Integer>> done = new ConcurrentHashMap<>();
    Random random = new Random(42);
    sendInGroups("mails.fifo", groups * each, groups);
    aws.server().faults().on("DeleteMessageBatch").probability(0.1).failEntries(1);
    try (Worker worker =
        lariat
            .worker()
            .queue(FIFO)
            .concurrency(5)
            .retryPolicy(RetryPolicy.fixed(Duration.ZERO))
            .fallback(
                (message, context) -> {
                  boolean fails;
                  synchronized (random) {
                    fails = random.nextInt(5) == 0;
                  }
                  if (fails) {
                    throw new IllegalStateException("broken");
                  }
                  done.computeIfAbsent(
                          number(message) % groups, group -> new CopyOnWriteArrayList<>())
                      .add(number(message) / groups);
                })
            .start()) {
      awaitDeleted("mails.fifo", groups * each);
    }

    List<Integer> inOrder = IntStream.range(0, each).boxed().toList();
    assertThat(done).hasSize(groups);
    assertThat(done.values()).allSatisfy(one -> assertThat(one).isEqualTo(inOrder));
  }

  @Test
  void closingHandsTheRestOfALaneBackInOrder() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    sendInGroups("mails.fifo", 5, 1);
    Worker worker =
        stepped()
            .queue(FIFO)
            .closeWithin(Duration.ofSeconds(60))
            .fallback(
                (message, context) -> {
                  inside.countDown();
                  await(mayEnd);
                  handled.add(number(message));
                })
            .start();
    await(inside);
    Thread closing = new Thread(worker::close);
    closing.start();
    worker.awaitClosed();
    mayEnd.countDown();
    closing.join();

    assertThat(handled).containsExactly(0);
    assertThat(aws.receiveAll(fifoUrl)).hasSize(4);
  }
}
