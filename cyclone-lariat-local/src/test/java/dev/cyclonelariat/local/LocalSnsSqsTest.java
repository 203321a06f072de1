package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.sdk.LocalClients;
import dev.cyclonelariat.local.topology.Topology;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
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
  void aRecordWithoutMemoryHasCountsOnly() {
    try (LocalSnsSqs other = LocalSnsSqs.builder().recordMemory(0).start();
        LocalClients clients = LocalClients.of(other)) {
      String queue = other.topology().createQueue("q");
      clients.sqs().sendMessage(r -> r.queueUrl(queue).messageBody("x"));

      assertThat(other.deliveries().count(Kind.SENT, "q")).isEqualTo(1);
      assertThat(other.deliveries().events()).isEmpty();
    }
    assertThatThrownBy(() -> LocalSnsSqs.builder().recordMemory(-1))
        .hasMessage("The record's memory is 0 bytes or more, not -1");
  }

  @Test
  void settingTheClockAnswersAReceiveThatWaits() throws Exception {
    String queue = local.topology().createQueue("q", Map.of("DelaySeconds", "900"));
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    CompletableFuture<List<Message>> waiting =
        CompletableFuture.supplyAsync(() -> receive(queue, 20));
    awaitWaiting(1);

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
  void theRestOfNamesCanBeSwitchedOff() {
    try (LocalSnsSqs quick = LocalSnsSqs.builder().queueNamesRest(false).start();
        LocalClients clients = LocalClients.of(quick)) {
      String queue = quick.topology().createQueue("q");
      clients.sqs().deleteQueue(r -> r.queueUrl(queue));

      assertThat(quick.topology().createQueue("q")).isEqualTo(queue);
    }
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

  @Test
  void aSubscriptionOfAnotherAccountsQueueWaitsForItsOwner() {
    String topic = local.topology().createTopic("t");
    try (LocalClients other = LocalClients.of(local, "111122223333", "us-east-1")) {
      other.sqs().createQueue(r -> r.queueName("q"));
      String queueArn = "arn:aws:sqs:us-east-1:111122223333:q";
      String url = local.endpoint() + "/111122223333/q";
      local
          .topology()
          .apply(
              new Topology(
                  List.of(),
                  List.of(),
                  List.of(new Topology.Subscription(topic, queueArn, Map.of(), true, null))));
      sns.unsubscribe(r -> r.subscriptionArn(local.topics().get(0).subscriptions().get(0).arn()));

      String arn =
          sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(queueArn))
              .subscriptionArn();
      assertThat(arn).isEqualTo("pending confirmation");
      assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions())
          .extracting("subscriptionArn")
          .containsExactly("PendingConfirmation");
      sns.publish(r -> r.topicArn(topic).message("too early"));

      Map<String, Object> request = Json.parseObject(local.messages(queueArn).get(0).body());
      assertThat(local.messages(queueArn)).hasSize(1);
      assertThat(request).containsEntry("Type", "SubscriptionConfirmation");
      other
          .sns()
          .confirmSubscription(r -> r.topicArn(topic).token(String.valueOf(request.get("Token"))));
      sns.publish(r -> r.topicArn(topic).message("in time"));

      assertThat(local.messages(queueArn)).hasSize(2);
      assertThat(other.sqs().receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
    }
  }

  @Test
  void aTopicReachesQueuesOfOtherRegions() {
    String topic = local.topology().createTopic("t");
    try (LocalClients elsewhere = LocalClients.of(local, local.account(), "eu-west-1")) {
      elsewhere.sqs().createQueue(r -> r.queueName("q"));
      local.topology().subscribe(topic, "arn:aws:sqs:eu-west-1:000000000000:q");

      sns.publish(r -> r.topicArn(topic).message("x"));

      assertThat(local.messages("arn:aws:sqs:eu-west-1:000000000000:q")).hasSize(1);
    }
  }

  @Test
  void arnsOfOtherPartitions() {
    try (LocalClients china = LocalClients.of(local, local.account(), "cn-north-1")) {
      assertThat(china.sns().createTopic(r -> r.name("t")).topicArn())
          .isEqualTo("arn:aws-cn:sns:cn-north-1:000000000000:t");
    }
  }

  @Test
  void deduplicationLastsFiveMinutes() {
    String queue = local.topology().createQueue("q.fifo");
    sendFifo(queue, "1");
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    sendFifo(queue, "2");
    clock.advance(Duration.ofMillis(1));
    sendFifo(queue, "3");

    assertThat(local.messages("q.fifo")).extracting("body").containsExactly("1", "3");
    assertThat(local.deliveries().count(Kind.DEDUPLICATED, "q.fifo")).isEqualTo(1);
  }

  private void sendFifo(String queue, String body) {
    sqs.sendMessage(
        r ->
            r.queueUrl(queue).messageBody(body).messageGroupId("g").messageDeduplicationId("same"));
  }

  @Test
  void aNewDelayOfAFifoQueueCountsForDelayedMessagesToo() {
    String queue = local.topology().createQueue("q.fifo", Map.of("DelaySeconds", "900"));
    sendFifo(queue, "1");

    sqs.setQueueAttributes(
        r -> r.queueUrl(queue).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "5")));
    assertThat(receive(queue, 0)).isEmpty();
    clock.advance(Duration.ofSeconds(5));

    assertThat(receive(queue, 0)).hasSize(1);
  }

  @Test
  void oneReceiveKeepsAMessageForAtMostTwelveHours() {
    String queue = local.topology().createQueue("q");
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    String handle = receive(queue, 0).get(0).receiptHandle();
    sqs.changeMessageVisibility(
        r -> r.queueUrl(queue).receiptHandle(handle).visibilityTimeout(43_200));
    clock.advance(Duration.ofHours(1));

    assertThatThrownBy(
            () ->
                sqs.changeMessageVisibility(
                    r -> r.queueUrl(queue).receiptHandle(handle).visibilityTimeout(39_601)))
        .hasMessageContaining(
            "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    sqs.changeMessageVisibility(
        r -> r.queueUrl(queue).receiptHandle(handle).visibilityTimeout(39_600));
  }

  @Test
  void withoutMaxResultsAListEndsAtAThousandWithoutSayingSo() {
    for (int i = 0; i < 1_001; i++) {
      local.topology().createQueue("q" + i);
    }

    assertThat(sqs.listQueues().queueUrls()).hasSize(1_000);
    assertThat(sqs.listQueues().nextToken()).isNull();
    assertThat(sqs.listQueuesPaginator(r -> r.maxResults(1_000)).queueUrls()).hasSize(1_001);
  }

  @Test
  void aTopicForLargeMessagesHasAtMostAHundredSubscriptions() {
    local.topology().createTopic("t", Map.of("MaximumMessageSize", "300000"));
    local.topology().createQueue("q");
    for (int i = 0; i < 100; i++) {
      local.topology().createQueue("q" + i);
      local.topology().subscribe("t", "q" + i);
    }

    assertThatThrownBy(() -> local.topology().subscribe("t", "q"))
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("at most 100 subscriptions");
  }

  @Test
  void aTopicHasAtMostTwoHundredFilterPolicies() {
    local.topology().createTopic("t");
    Map<String, String> filter = Map.of("FilterPolicy", "{\"a\":[\"b\"]}");
    for (int i = 0; i < 200; i++) {
      local.topology().createQueue("q" + i);
      local.topology().subscribe("t", "q" + i, filter);
    }
    local.topology().createQueue("q");

    assertThatThrownBy(() -> local.topology().subscribe("t", "q", filter))
        .isInstanceOf(LocalSnsSqsException.class)
        .hasMessageContaining("quota");
  }

  @Test
  void resettingForgetsEverything() throws Exception {
    String queue = local.topology().createQueue("q");
    local.topology().createTopic("t");
    local.faults().on("*").throttle();
    local.faults().clear();
    CompletableFuture<List<Message>> receive =
        CompletableFuture.supplyAsync(() -> receive(queue, 20));
    awaitWaiting(1);

    local.reset();

    assertThat(receive.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(local.queues()).isEmpty();
    assertThat(local.topics()).isEmpty();
    assertThat(local.deliveries().events()).isEmpty();
  }

  /** Spins until so many receives wait for the only queue. */
  private void awaitWaiting(int count) {
    while (local.queues().get(0).waiting() != count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void twoHundredWaitingReceivesNeedNoThreads() throws Exception {
    String queue = local.topology().createQueue("q");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    HttpClient http = HttpClient.newHttpClient();
    int before = brokerThreads(threads);
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiting.add(
          http.sendAsync(
              HttpRequest.newBuilder(local.endpoint())
                  .header("X-Amz-Target", "AmazonSQS.ReceiveMessage")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"QueueUrl\":\"" + queue + "\",\"WaitTimeSeconds\":20}"))
                  .build(),
              BodyHandlers.ofString()));
    }
    awaitWaiting(200);
    assertThat(brokerThreads(threads)).isEqualTo(before).isEqualTo(1);
    for (int i = 0; i < 200; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    }

    for (CompletableFuture<HttpResponse<String>> one : waiting) {
      assertThat(one.get(10, TimeUnit.SECONDS).body()).contains("\"Body\":\"x\"");
    }
  }

  private int brokerThreads(ThreadMXBean threads) {
    String name = "local-sns-sqs-" + local.port();
    return (int)
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().equals(name))
            .count();
  }

  @Test
  void aClientThatLeavesTakesNoMessage() throws Exception {
    String queue = local.topology().createQueue("q");
    String body = "{\"QueueUrl\":\"" + queue + "\",\"WaitTimeSeconds\":20}";
    String request =
        "POST / HTTP/1.1\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), local.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      awaitWaiting(1);
    }
    awaitWaiting(0);

    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    assertThat(receive(queue, 0)).hasSize(1);
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
