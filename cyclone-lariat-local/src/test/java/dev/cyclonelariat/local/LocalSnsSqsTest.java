package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class LocalSnsSqsTest {
  private final SettableClock clock = SettableClock.atPresent();
  private final LocalSnsSqs local = LocalSnsSqs.builder().clock(clock).start();
  private final SqsClient sqs = sqs(local.account(), "us-east-1");
  private final SnsClient sns =
      SnsClient.builder()
          .endpointOverride(local.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(credentials(local.account()))
          .build();

  @AfterEach
  void close() {
    sqs.close();
    sns.close();
    local.close();
  }

  @Test
  void theClockBringsHiddenMessagesBack() {
    String queue = local.topology().createQueue("q");
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    assertThat(receive(queue, 0)).hasSize(1);

    clock.advance(Duration.ofSeconds(29));
    assertThat(receive(queue, 0)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(receive(queue, 0)).hasSize(1);
  }

  @Test
  void settingTheClockAnswersAReceiveThatWaits() throws Exception {
    String queue = local.topology().createQueue("q", Map.of("DelaySeconds", "900"));
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    CompletableFuture<List<Message>> waiting =
        CompletableFuture.supplyAsync(() -> receive(queue, 20));

    clock.advance(Duration.ofMinutes(15));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void messagesLeaveAfterTheRetentionPeriod() {
    String queue = local.topology().createQueue("q", Map.of("MessageRetentionPeriod", "60"));
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    clock.advance(Duration.ofSeconds(60));

    assertThat(receive(queue, 0)).isEmpty();
    assertThat(local.deliveries().count(Kind.EXPIRED, "q")).isEqualTo(1);
  }

  @Test
  void aDeletedQueuesNameRestsForAMinute() {
    String queue = local.topology().createQueue("q");
    sqs.deleteQueue(r -> r.queueUrl(queue));

    assertThatThrownBy(() -> local.topology().createQueue("q"))
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("You must wait 60 seconds");
    clock.advance(Duration.ofSeconds(60));
    local.topology().createQueue("q");
  }

  @Test
  void theRecordTellsWhatHappenedToAMessage() {
    local.topology().createTopic("t");
    String queue = local.topology().createQueue("q");
    local.topology().subscribe("t", "q", Map.of("RawMessageDelivery", "true"));
    sns.publish(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:t").message("hello"));
    Message message = receive(queue, 0).get(0);
    sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));

    assertThat(local.deliveries().events())
        .extracting(DeliveryEvent::kind)
        .containsExactly(Kind.PUBLISHED, Kind.DELIVERED, Kind.RECEIVED, Kind.DELETED);
    DeliveryEvent delivered = local.deliveries().events(Kind.DELIVERED, "q").get(0);
    assertThat(delivered.body()).isEqualTo("hello");
    assertThat(delivered.messageId()).isEqualTo(message.messageId());
    assertThat(delivered.detail()).isEqualTo("arn:aws:sns:us-east-1:000000000000:t");
    assertThat(local.deliveries().count(Kind.DELIVERED)).isEqualTo(1);
  }

  @Test
  void withoutAPolicyATopicDeliversNothing() {
    local.topology().createTopic("t");
    String queue = local.topology().createQueue("q");
    sns.subscribe(
        r ->
            r.topicArn("arn:aws:sns:us-east-1:000000000000:t")
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:q"));

    sns.publish(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:t").message("lost"));

    assertThat(receive(queue, 0)).isEmpty();
    assertThat(local.deliveries().events(Kind.DROPPED, "q"))
        .singleElement()
        .satisfies(event -> assertThat(event.detail()).contains("the queue's policy"));
  }

  @Test
  void accountsAndRegionsAreApart() {
    local.topology().createQueue("q");
    try (SqsClient otherAccount = sqs("111122223333", "us-east-1");
        SqsClient otherRegion = sqs(local.account(), "eu-west-1")) {
      assertThatThrownBy(() -> otherAccount.getQueueUrl(r -> r.queueName("q")))
          .isInstanceOf(QueueDoesNotExistException.class);
      assertThatThrownBy(() -> otherRegion.getQueueUrl(r -> r.queueName("q")))
          .isInstanceOf(QueueDoesNotExistException.class);
      String url = otherAccount.createQueue(r -> r.queueName("q")).queueUrl();
      assertThat(url).isEqualTo(local.endpoint() + "/111122223333/q");
    }
  }

  @Test
  void aQueueUrlOfAnyHostNamesTheQueue() {
    local.topology().createQueue("q");
    String url = "https://sqs.us-east-1.amazonaws.com/000000000000/q";

    sqs.sendMessage(r -> r.queueUrl(url).messageBody("x"));

    assertThat(receive(url, 0)).hasSize(1);
  }

  @Test
  void theEnvironmentNamesTheEndpoint() {
    assertThat(local.environment())
        .containsEntry("AWS_ENDPOINT_URL", local.endpoint().toString())
        .containsEntry("AWS_ACCOUNT_ID", "000000000000");
    assertThat(local.environmentLines())
        .contains("export AWS_ENDPOINT_URL=http://127.0.0.1:" + local.port() + "\n");
  }

  @Test
  void aTakenPortIsRefused() {
    assertThatThrownBy(() -> LocalSnsSqs.builder().port(local.port()).start())
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("choose another one");
  }

  @Test
  void closingFreesThePort() {
    LocalSnsSqs first = LocalSnsSqs.start();
    first.close();

    try (LocalSnsSqs second = LocalSnsSqs.builder().port(first.port()).start()) {
      assertThat(second.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + first.port()));
    }
  }

  private List<Message> receive(String queue, int wait) {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(wait))
        .messages();
  }

  private SqsClient sqs(String account, String region) {
    return SqsClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.of(region))
        .credentialsProvider(credentials(account))
        .build();
  }

  private static StaticCredentialsProvider credentials(String account) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret"));
  }
}
