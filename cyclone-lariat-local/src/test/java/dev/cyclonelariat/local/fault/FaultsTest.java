package dev.cyclonelariat.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.ThrottledException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FaultsTest {
  @RegisterExtension final LocalSnsSqsExtension extension = new LocalSnsSqsExtension();

  private LocalSnsSqs local;
  private Faults faults;
  private SqsClient sqs;
  private SnsClient sns;
  private String queue;

  @BeforeEach
  void prepare() {
    local = extension.broker();
    faults = local.faults();
    sqs =
        extension
            .clients()
            .configure(SqsClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    sns =
        extension
            .clients()
            .configure(SnsClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    queue = local.topology().createQueue("q");
  }

  @AfterEach
  void close() {
    sqs.close();
    sns.close();
  }

  @Test
  void callsAreThrottledSoOften() {
    Fault fault = faults.on("SendMessage").times(2).throttle();

    assertThatThrownBy(() -> send("1")).isInstanceOf(RequestThrottledException.class);
    assertThatThrownBy(() -> send("2")).isInstanceOf(RequestThrottledException.class);
    send("3");

    assertThat(fault.hits()).isEqualTo(2);
    assertThat(local.messages("q")).extracting("body").containsExactly("3");
  }

  @Test
  void snsThrottlesInItsOwnWay() {
    String topic = local.topology().createTopic("t");
    faults.on("Publish").throttle();

    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("x")))
        .isInstanceOf(ThrottledException.class);
  }

  @Test
  void theSdkRetriesWhatIsTransient() {
    faults.on("SendMessage").times(1).internalError();

    extension.clients().sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    assertThat(local.messages("q")).hasSize(1);
  }

  @Test
  void errorsAreFreelyChosen() {
    Fault fault = faults.on("*").error(403, "AccessDenied", "Access is denied.");

    assertThatThrownBy(() -> send("x"))
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
    fault.remove();
    send("x");
  }

  @Test
  void conditionsAreCombined() {
    local.topology().createQueue("other");
    Fault fault = faults.on("SendMessage").resource("q").after(1).times(1).internalError();

    send("passes");
    sqs.sendMessage(r -> r.queueUrl(queue.replace("/q", "/other")).messageBody("passes"));
    assertThatThrownBy(() -> send("fails")).isInstanceOf(SqsException.class);
    send("passes");

    assertThat(fault.hits()).isEqualTo(1);
  }

  @Test
  void chanceComesFromTheSeed() {
    assertThat(pattern(7)).isEqualTo(pattern(7)).isNotEqualTo(pattern(8));
  }

  private List<Boolean> pattern(long seed) {
    faults.clear();
    faults.seed(seed);
    faults.on("SendMessage").probability(0.5).internalError();
    List<Boolean> pattern = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      try {
        send("x");
        pattern.add(true);
      } catch (SqsException e) {
        pattern.add(false);
      }
    }
    return pattern;
  }

  @Test
  void aDelayedCallIsDoneInTheEnd() {
    faults.on("SendMessage").times(1).delay(Duration.ofMillis(20));

    send("x");

    assertThat(local.messages("q")).hasSize(1);
  }

  @Test
  void aDelayedCallDoesNotHoldUpOthers() {
    Fault fault = faults.on("SendMessage").times(1).delay(Duration.ofHours(1));
    CompletableFuture<Void> delayed = CompletableFuture.runAsync(() -> send("delayed"));
    while (fault.hits() == 0) {
      Thread.onSpinWait();
    }

    send("other");

    assertThat(delayed).isNotDone();
    assertThat(local.messages("q")).extracting("body").containsExactly("other");
  }

  @Test
  void aConnectionDropsBeforeTheWork() {
    faults.on("SendMessage").times(1).dropBeforeWork();

    assertThatThrownBy(() -> send("x")).isInstanceOf(SdkClientException.class);
    assertThat(local.messages("q")).isEmpty();
  }

  @Test
  void aConnectionDropsAfterTheWork() {
    faults.on("SendMessage").times(1).dropAfterWork();

    assertThatThrownBy(() -> send("x")).isInstanceOf(SdkClientException.class);
    assertThat(local.messages("q")).hasSize(1);
  }

  @Test
  void someEntriesOfABatchFail() {
    faults.on("SendMessageBatch").times(1).failEntries(3);
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id("id" + i)
                        .messageBody("b" + i)
                        .build())
            .toList();

    var result = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));

    assertThat(result.failed()).hasSize(3);
    assertThat(result.failed()).allSatisfy(f -> assertThat(f.senderFault()).isFalse());
    assertThat(result.successful()).hasSize(7);
    assertThat(local.messages("q")).hasSize(7);
    assertThat(sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries)).successful())
        .hasSize(10);
  }

  @Test
  void allEntriesOfAPublishedBatchFail() {
    String topic = local.topology().createTopic("t");
    faults.on("PublishBatch").failEntries(10);

    var result =
        sns.publishBatch(
            r ->
                r.topicArn(topic)
                    .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder().id("a").message("x").build()));

    assertThat(result.failed()).extracting("id").containsExactly("a");
    assertThat(result.successful()).isEmpty();
    assertThat(local.deliveries().count(Kind.PUBLISHED)).isZero();
  }

  @Test
  void messagesAreDeliveredTwice() {
    faults.duplicate("q", 1);

    send("x");

    List<Message> received = receive();
    assertThat(received).hasSize(2);
    assertThat(received.get(0).messageId()).isEqualTo(received.get(1).messageId());
    assertThat(local.deliveries().count(Kind.SENT, "q")).isEqualTo(1);
    assertThat(local.deliveries().count(Kind.DUPLICATED, "q")).isEqualTo(1);
  }

  @Test
  void messagesComeInAnotherOrderTheSameForASeed() {
    faults.seed(3);
    faults.reorder("q");
    IntStream.range(0, 10).forEach(i -> send("m" + i));

    List<String> bodies = receive().stream().map(Message::body).toList();

    assertThat(bodies)
        .hasSize(10)
        .isNotEqualTo(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
  }

  @Test
  void aPausedQueueDeliversNothingUntilItIsResumed() throws Exception {
    faults.pause("q");
    send("x");
    assertThat(receive()).isEmpty();
    CompletableFuture<List<Message>> waiting =
        CompletableFuture.supplyAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages());

    faults.resume("q");

    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  private void send(String body) {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));
  }

  private List<Message> receive() {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
  }
}
