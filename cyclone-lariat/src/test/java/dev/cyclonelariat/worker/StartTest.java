package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.resource.Queue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** What a worker looks at before it receives. */
class StartTest extends WorkerFixture {

  private static final Queue LATER = Queue.parse("later");

  private WorkerBuilder handling(WorkerBuilder worker) {
    return worker.fallback((message, context) -> handled.add(number(message)));
  }

  @Test
  void itWarnsOnceOfAQueueWithoutDeadLettersAndSaysHowToAddThem() throws Exception {
    send("mails", 30);
    try (CapturedLog log = new CapturedLog();
        Worker worker = handling(lariat.worker().queue(MAILS)).start()) {
      awaitDeleted("mails", 30);

      assertThat(log.lines("no dead-letter policy"))
          .singleElement()
          .asString()
          .contains("WARN", "Queue mails", "aws sqs set-queue-attributes --queue-url " + url)
          .contains("RedrivePolicy", "maxReceiveCount");
    }
  }

  @Test
  void itDoesNotWarnOfOneThatHasThem() {
    aws.queue("dead");
    aws.queue(
        "safe",
        Map.of(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:dead\","
                + "\"maxReceiveCount\":5}"));
    try (CapturedLog log = new CapturedLog();
        Worker worker = handling(lariat.worker().queue(Queue.parse("safe"))).start()) {
      assertThat(log.lines("dead-letter")).isEmpty();
    }
  }

  @Test
  void whoMayNotReadAQueuesAttributesReceivesAllTheSame() throws Exception {
    aws.server().faults().on("GetQueueAttributes").error(403, "AccessDenied", "not allowed");
    send("mails", 1);
    try (CapturedLog log = new CapturedLog();
        Worker worker = handling(lariat.worker().queue(MAILS)).start()) {
      awaitDeleted("mails", 1);

      assertThat(log.lines("may not be read")).hasSize(1);
    }
    assertThat(calls.of(ReceiveMessageRequest.class).get(0).visibilityTimeout()).isEqualTo(30);
  }

  @Test
  void aVisibilityTimeoutTooShortToExtendIsNotUsed() throws Exception {
    aws.queue("hasty", Map.of("VisibilityTimeout", "0"));
    send("hasty", 1);
    try (Worker worker = handling(lariat.worker().queue(Queue.parse("hasty"))).start()) {
      awaitDeleted("hasty", 1);
    }
    assertThat(calls.of(ReceiveMessageRequest.class).get(0).visibilityTimeout()).isEqualTo(30);
  }

  @Test
  void itIsNotBuiltWithoutAnyHandler() {
    WorkerBuilder worker = lariat.worker().queue(MAILS);

    assertThatThrownBy(worker::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Nothing would handle the messages of queue mails: add a handler");
  }

  @Test
  void aTypeIsSaidWithoutItsPrefix() {
    WorkerBuilder worker = lariat.worker().queue(MAILS);

    assertThatThrownBy(() -> worker.onEvent("event_user_created", (message, context) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A type is said without its prefix: 'user_created'");
    assertThatThrownBy(() -> worker.ignore(Kind.COMMAND, "command_ban_user"))
        .hasMessage("A type is said without its prefix: 'ban_user'");
  }

  @Test
  void itDoesNotStartWithoutItsQueue() {
    try (Worker worker = handling(lariat.worker().queue(MAILS).queue(LATER)).build()) {
      assertThatThrownBy(worker::start)
          .isInstanceOf(WorkerException.class)
          .hasMessage(
              "Queue later does not exist in region eu-west-1 of account 000000000000: create it"
                  + " first, check region, account and instance, or let the worker wait for it with"
                  + " whenMissing(MissingQueue.WAIT)");
      assertThat(calls.of(ReceiveMessageRequest.class)).isEmpty();
    }
  }

  @Test
  void itCanWaitForItsQueue() throws Exception {
    try (CapturedLog log = new CapturedLog();
        Worker worker =
            handling(lariat.worker().queue(LATER, queue -> queue.whenMissing(MissingQueue.WAIT)))
                .start()) {
      while (log.lines("Queue later: receiving fails").isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(worker.health().queues().get(0).state()).isEqualTo(QueueHealth.State.FAILING);
      aws.queue("later");
      send("later", 1);
      awaitDeleted("later", 1);

      assertThat(worker.health().queues().get(0).state()).isEqualTo(QueueHealth.State.POLLING);
      assertThat(log.lines("Queue later: receiving")).hasSize(2);
    }
  }

  @Test
  void steppingTellsWhatFailedToo() {
    try (Worker worker = handling(lariat.worker().queue(LATER)).build()) {
      assertThatThrownBy(worker::runOnce)
          .isInstanceOf(WorkerException.class)
          .hasMessageContaining("Receiving from queue later failed");
    }
  }

  @Test
  void itStartsOnce() {
    Worker worker = handling(lariat.worker().queue(MAILS)).start();
    assertThatThrownBy(worker::start).isInstanceOf(IllegalStateException.class);
    worker.close();
    assertThatThrownBy(worker::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The worker of [mails] is started or closed already: build another one");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(
            () -> stepped().queue(MAILS, queue -> queue.visibility(Duration.ofSeconds(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stepped().queue(MAILS, queue -> queue.weight(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> handling(lariat.worker().queue(MAILS).queue(LATER)).concurrency(1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Concurrency must be at least 1 for each of the 2 queues, not 1");
  }
}
