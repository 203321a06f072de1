package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** What wakes receives that wait; by the system's clock, which nobody looks at now and then. */
@ExtendWith(LocalSnsSqsExtension.class)
class WaitingReceivesTest {
  private LocalSnsSqs local;
  private SqsClient sqs;

  @BeforeEach
  void prepare(LocalSnsSqs broker, SqsClient client) {
    local = broker;
    sqs = client;
  }

  @Test
  void aShorterDelayOfAFifoQueueWakesThem() throws Exception {
    String queue = local.topology().createQueue("q.fifo", Map.of("DelaySeconds", "900"));
    send(queue);
    CompletableFuture<List<Message>> waiting = receive(queue, 20);
    awaitWaiting("q.fifo");

    sqs.setQueueAttributes(
        r -> r.queueUrl(queue).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "0")));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void aRepeatedReceiveWithAShorterTimeoutWakesThem() throws Exception {
    String queue = local.topology().createQueue("q.fifo");
    send(queue);
    Consumer<ReceiveMessageRequest.Builder> attempt =
        r -> r.queueUrl(queue).receiveRequestAttemptId("attempt");
    sqs.receiveMessage(attempt.andThen(r -> r.visibilityTimeout(900)));
    CompletableFuture<List<Message>> waiting = receive(queue, 20);
    awaitWaiting("q.fifo");

    sqs.receiveMessage(attempt.andThen(r -> r.visibilityTimeout(0)));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void theyEndEvenIfTwoQueuesAreEachOthersDeadLetterQueues() throws Exception {
    String first = local.topology().createQueue("first");
    String second = local.topology().createQueue("second", redriveTo("first"));
    sqs.setQueueAttributes(r -> r.queueUrl(first).attributesWithStrings(redriveTo("second")));
    CompletableFuture<List<Message>> atSecond = receive(second, 3);
    awaitWaiting("second");
    sqs.sendMessage(r -> r.queueUrl(first).messageBody("x"));
    sqs.receiveMessage(r -> r.queueUrl(first).visibilityTimeout(1));
    CompletableFuture<List<Message>> atFirst = receive(first, 3);

    assertThat(atFirst.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(atSecond.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(local.queues()).extracting("total").containsExactlyInAnyOrder(0, 1);
  }

  private static Map<String, String> redriveTo(String queue) {
    return Map.of(
        "RedrivePolicy",
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:"
            + queue
            + "\",\"maxReceiveCount\":1}");
  }

  private void send(String queue) {
    sqs.sendMessage(
        r -> r.queueUrl(queue).messageBody("x").messageGroupId("g").messageDeduplicationId("d"));
  }

  private CompletableFuture<List<Message>> receive(String queue, int seconds) {
    return CompletableFuture.supplyAsync(
        () -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(seconds)).messages());
  }

  private void awaitWaiting(String queue) {
    while (local.queues().stream().noneMatch(q -> q.name().equals(queue) && q.waiting() == 1)) {
      Thread.onSpinWait();
    }
  }
}
