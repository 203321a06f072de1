package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** When messages that failed come again. */
class RetryTest extends WorkerFixture {

  private static final Handler FAILS =
      (message, context) -> {
        throw new IllegalStateException("broken");
      };

  /** Lets one delivery fail and gives the delay that SQS is asked for. */
  private int delay(Handler handler, Consumer<WorkerBuilder> settings) {
    send("mails", 1);
    WorkerBuilder builder = stepped().queue(MAILS).fallback(handler);
    settings.accept(builder);
    try (Worker worker = builder.build()) {
      worker.runOnce();
      assertThat(worker.health().queues().get(0).inFlight()).isZero();
    }
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        calls.of(ChangeMessageVisibilityBatchRequest.class).stream()
            .flatMap(call -> call.entries().stream())
            .toList();
    return entries.get(entries.size() - 1).visibilityTimeout();
  }

  @Test
  void thePolicyIsAskedWithTheReceiveCountAndTheCause() {
    int delay =
        delay(
            FAILS,
            worker ->
                worker.retryPolicy(
                    (receiveCount, cause) -> {
                      handled.add(receiveCount + " " + cause.getMessage());
                      return Duration.ofMillis(1_500);
                    }));

    assertThat(handled).containsExactly("1 broken");
    assertThat(delay).as("rounded up to seconds").isEqualTo(2);
  }

  @Test
  void anExceptionCanHaveAPolicyOfItsOwn() {
    RetryPolicy policy =
        RetryPolicy.fixed(Duration.ofSeconds(60))
            .on(UncheckedIOException.class, RetryPolicy.fixed(Duration.ofSeconds(5)));

    assertThat(delay(FAILS, worker -> worker.retryPolicy(policy))).isEqualTo(60);
    assertThat(
            delay(
                (message, context) -> {
                  throw new UncheckedIOException(new IOException("no route"));
                },
                worker -> worker.retryPolicy(policy)))
        .isEqualTo(5);
  }

  @Test
  void soCanAQueue() {
    assertThat(
            delay(
                FAILS,
                worker ->
                    worker.queue(
                        MAILS, queue -> queue.retryPolicy(RetryPolicy.fixed(Duration.ZERO)))))
        .isZero();
  }

  @Test
  void middlewareCanSayWhen() {
    assertThat(
            delay(
                FAILS,
                worker ->
                    worker.middleware(
                        (context, next) -> Outcome.retryAfter(Duration.ofSeconds(7)))))
        .isEqualTo(7);
  }

  @Test
  void aDelayIsCutToWhatSqsTakes() {
    assertThat(delay(FAILS, worker -> worker.retryPolicy(RetryPolicy.fixed(Duration.ofDays(9)))))
        .isBetween(43_100, 43_200);
    assertThat(aws.receiveAll(url)).as("that are still visible").isEmpty();
    alarm.pass(Duration.ofHours(11));
    assertThat(aws.receiveAll(url)).isEmpty();
  }

  @Test
  void itIsNotCutToHowLongAMessageMayBeHeld() {
    assertThat(
            delay(
                FAILS,
                worker -> worker.queue(MAILS, queue -> queue.longestHold(Duration.ofSeconds(30)))))
        .isEqualTo(60);
  }

  @Test
  void withAPolicyThatFailsItComesAgainAtOnce() {
    assertThat(delay(FAILS, worker -> worker.retryPolicy((count, cause) -> null))).isZero();
    assertThat(
            delay(
                FAILS,
                worker ->
                    worker.retryPolicy(
                        (count, cause) -> {
                          throw new IllegalStateException("no policy");
                        })))
        .isZero();
  }

  @Test
  void anAnswerThatCouldNotBeGivenIsTriedAgain() {
    aws.server().faults().on("ChangeMessageVisibilityBatch").times(2).internalError();
    send("mails", 1);
    try (Worker worker = stepped().queue(MAILS).fallback(FAILS).build()) {
      worker.runOnce();
      alarm.pass(Duration.ofSeconds(3));

      assertThat(worker.health().queues().get(0).inFlight()).isZero();
    }
    alarm.pass(Duration.ofSeconds(40));
    assertThat(aws.receiveAll(url)).as("before a minute").isEmpty();
    alarm.pass(Duration.ofSeconds(30));
    assertThat(aws.receiveAll(url)).hasSize(1);
  }
}
