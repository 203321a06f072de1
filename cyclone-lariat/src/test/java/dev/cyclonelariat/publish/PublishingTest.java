package dev.cyclonelariat.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.message.DecodedBody;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class PublishingTest {

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();

  @AfterEach
  void close() {
    lariat.close();
    aws.close();
  }

  private List<Message> decoded(String url) {
    return aws.receiveAll(url).stream()
        .map(received -> MessageCodec.decode(received.body()))
        .toList();
  }

  @Test
  void anEventArrivesThroughItsTopic() {
    String url =
        aws.subscribedQueue("test-event-fanout-users-user_created", "test-event-queue-users-all");
    Event event = lariat.event("user_created").data(Map.of("id", 42)).build();

    PublishReceipt receipt = lariat.publish(event);

    assertThat(receipt.messageId()).isNotEmpty();
    assertThat(receipt.sequenceNumber()).isNull();
    assertThat(decoded(url)).containsExactly(event);
  }

  @Test
  void eventsAndCommandsArriveOnTheirQueues() {
    String events = aws.queue("test-event-queue-users-user_created");
    String commands = aws.queue("test-command-queue-users-ban_user-admin");
    Message event = lariat.event("user_created").build();
    Message command = lariat.command("ban_user").build();

    lariat.publish(event, Destination.queue());
    lariat.publish(command, Destination.queue().dest("admin"));

    assertThat(aws.receiveAll(events))
        .singleElement()
        .extracting(software.amazon.awssdk.services.sqs.model.Message::body)
        .isEqualTo(MessageCodec.encode(event));
    assertThat(decoded(commands)).containsExactly(command);
  }

  @Test
  void fifoCarriesGroupAndDeduplicationId() {
    String url = aws.queue("test-event-queue-users-user_created.fifo");
    Message event = lariat.event("user_created").groupId("user-42").build();

    PublishReceipt receipt = lariat.publish(event, Destination.queue().fifo());
    lariat.publish(event, Destination.queue().fifo());

    assertThat(receipt.sequenceNumber()).isNotNull();
    assertThat(aws.receiveAll(url))
        .singleElement()
        .satisfies(
            received ->
                assertThat(received.attributes())
                    .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "user-42")
                    .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        event.uuid().toString()));
  }

  @Test
  void aFairQueueGetsItsTenant() {
    String url = aws.queue("test-event-queue-users-user_created");

    lariat.publish(
        lariat.event("user_created").groupId("tenant-1").build(), Destination.queue().fair());

    assertThat(aws.receiveAll(url).get(0).attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant-1");
  }

  @Test
  void attributesArriveBesideTheBodyAndInsideAnSnsNotification() {
    String direct = aws.queue("test-event-queue-users-user_created");
    String through =
        aws.subscribedQueue("test-event-fanout-users-user_created", "test-event-queue-users-all");
    Outgoing outgoing =
        Outgoing.of(lariat.event("user_created").build())
            .attribute("blob", MessageAttribute.binary(new byte[] {1, 2}))
            .attribute("tries", MessageAttribute.number(3))
            .traceparent("00-1-2-01");

    lariat.sender().publish(outgoing);
    lariat.sender().publish(outgoing.to(Destination.queue()));

    var attributes = aws.receiveAll(direct).get(0).messageAttributes();
    assertThat(attributes.get("traceparent").stringValue()).isEqualTo("00-1-2-01");
    assertThat(attributes.get("blob").binaryValue().asByteArray()).containsExactly(1, 2);
    DecodedBody decoded = MessageCodec.decodeBody(aws.receiveAll(through).get(0).body());
    assertThat(decoded.attributes()).isEqualTo(Map.of("tries", "3", "traceparent", "00-1-2-01"));
  }

  @Test
  void aMissingTopicIsNamedWithTheRemedy() {
    assertThatThrownBy(() -> lariat.publish(lariat.event("user_created").build()))
        .isInstanceOfSatisfying(
            PublishFailedException.class,
            e -> {
              assertThat(e.code()).startsWith("NotFound");
              assertThat(e.isRetryable()).isFalse();
            })
        .hasMessageContaining("topic test-event-fanout-users-user_created")
        .hasMessageContaining("create it first, or check region, account and instance");
    assertThatThrownBy(
            () -> lariat.publish(lariat.event("user_created").build(), Destination.queue()))
        .isInstanceOf(PublishFailedException.class)
        .hasMessageContaining("queue test-event-queue-users-user_created")
        .hasMessageContaining("does not exist (create it first");
  }

  @Test
  void anUnreachableEndpointIsRetryable() {
    LariatSettings nowhere =
        aws.settings().endpoint(java.net.URI.create("http://127.0.0.1:1")).build();
    try (Lariat unreachable = Lariat.of(nowhere)) {
      assertThatThrownBy(() -> unreachable.publish(unreachable.event("user_created").build()))
          .isInstanceOfSatisfying(
              PublishFailedException.class,
              e -> {
                assertThat(e.code()).isEqualTo("Unreachable");
                assertThat(e.isRetryable()).isTrue();
              })
          .hasMessageContaining("AWS could not be reached: Connect to http://127.0.0.1:1 ")
          .hasMessageContaining("refused")
          .message()
          .doesNotContain("local-secret");
    }
  }

  @Test
  void publishAllFillsBatchesByEntries() {
    String url = aws.queue("test-event-queue-users-user_created");
    List<Outgoing> outgoing =
        IntStream.range(0, 95)
            .mapToObj(
                i ->
                    Outgoing.of(lariat.event("user_created").data(Map.of("i", i)).build())
                        .to(Destination.queue()))
            .toList();

    PublishReport report = lariat.sender().publishAll(outgoing);

    assertThat(report.notSent()).isEmpty();
    assertThat(report.results()).extracting(PublishResult::outgoing).isEqualTo(outgoing);
    assertThat(decoded(url)).hasSize(95);
  }

  @Test
  void publishAllFillsBatchesByBytes() {
    String url =
        aws.subscribedQueue("test-event-fanout-users-user_created", "test-event-queue-users-all");
    String text = "x".repeat(100_000);
    List<Outgoing> outgoing =
        IntStream.range(0, 9)
            .mapToObj(
                i -> Outgoing.of(lariat.event("user_created").data(Map.of("text", text)).build()))
            .toList();

    lariat.sender().publishAll(outgoing).orThrow();

    assertThat(decoded(url)).hasSize(9);
  }

  @Test
  void aTopicSaysHowLargeItsMessagesMayBe() {
    String url =
        aws.subscribedQueue("test-event-fanout-users-user_created", "test-event-queue-users-all");
    Event large = lariat.event("user_created").data(Map.of("t", "x".repeat(300_000))).build();

    assertThatThrownBy(() -> lariat.publish(large))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageEndingWith("topic test-event-fanout-users-user_created takes 262,144");
    assertThat(aws.receiveAll(url)).isEmpty();

    String arn = lariat.location().arn(lariat.topic("user_created")).toString();
    aws.sns()
        .setTopicAttributes(
            request ->
                request
                    .topicArn(arn)
                    .attributeName("MaximumMessageSize")
                    .attributeValue("1048576"));
    try (Lariat fresh = aws.lariat()) {
      fresh.publish(large);
    }
    assertThat(decoded(url)).containsExactly(large);
  }

  @Test
  void publishAllKeepsTheOrderOfEveryGroup() {
    String url =
        aws.subscribedQueue(
            "test-event-fanout-users-user_created.fifo", "test-event-queue-users-all.fifo");
    List<Outgoing> outgoing = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      outgoing.add(
          Outgoing.of(
                  lariat
                      .event("user_created")
                      .groupId("user-" + i % 7)
                      .data(Map.of("i", i))
                      .build())
              .to(Destination.topic().fifo()));
    }

    lariat.sender().publishAll(outgoing).orThrow();

    Map<String, Long> last = new HashMap<>();
    List<software.amazon.awssdk.services.sqs.model.Message> received = aws.receiveAll(url);
    assertThat(received).hasSize(300);
    for (var message : received) {
      String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
      long i = (long) MessageCodec.decode(message.body()).data().get("i");
      Long before = last.put(group, i);
      assertThat(before == null ? -1 : before).as("order of " + group).isLessThan(i);
    }
  }

  @Test
  void publishAllGoesToSeveralDestinationsAtOnce() {
    String topicQueue =
        aws.subscribedQueue("test-event-fanout-users-user_created", "test-event-queue-users-all");
    String queue = aws.queue("payments");
    Message event = lariat.event("user_created").build();

    PublishReport report =
        lariat
            .sender()
            .publishAll(
                List.of(
                    Outgoing.of(event),
                    Outgoing.of(event).to(Destination.queue("payments")),
                    Outgoing.of(event).to(Destination.queue("missing"))));

    assertThat(report.sent()).hasSize(2);
    assertThat(report.notSent())
        .singleElement()
        .satisfies(failure -> assertThat(failure.error()).hasMessageContaining("queue missing"));
    assertThat(decoded(topicQueue)).hasSize(1);
    assertThat(decoded(queue)).hasSize(1);
  }

  @Test
  void clientsAndThreadsOfYoursAreUsedAndStayOpen() {
    String url = aws.queue("payments");
    try (Lariat given =
        Lariat.builder(
                LariatSettings.builder().publisher("users").accountId(LocalAws.ACCOUNT).build())
            .sqsClient(aws.sqs())
            .snsClient(aws.sns())
            .executor(Runnable::run)
            .build()) {
      given.publish(given.event("x").build(), Destination.queue("payments"));
      given
          .sender()
          .publishAll(
              List.of(Outgoing.of(given.event("x").build()).to(Destination.queue("payments"))))
          .orThrow();
    }

    assertThat(decoded(url)).hasSize(2);
  }
}
