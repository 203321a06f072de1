package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.publish.Destination;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExamplesTest extends ApplicationFixture {

  ExamplesTest() {
    super(LocalSnsSqs.start());
  }

  @Test
  void anEventIsPublishedAndConsumedOnce() throws Exception {
    String topic = lariat.topic("user_created").name();
    String queue = lariat.queue("user_created").dest("mailer").name();
    server.topology().createTopic(topic);
    server.topology().createQueue(queue);
    server.topology().subscribe(topic, queue);

    try (var worker = Consuming.consume(lariat, database.dataSource())) {
      Publishing.publish(lariat);
      Publishing.publishMany(
              lariat, List.of(new UserCreated(43, "Grace"), new UserCreated(44, "")), "00-1-2-01")
          .orThrow();
      server.deliveries().await(Kind.DELETED, queue, 3, Duration.ofSeconds(20));
    }

    assertThat(database.count("mails")).isEqualTo(2);
    assertThat(database.count("inbox_messages WHERE client_error_message IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void aFifoQueueIsConsumedThroughMiddleware() throws Exception {
    String queue = lariat.queue("user_created").dest("mailer").fifo().name();
    server.topology().createQueue(queue);
    for (long id = 1; id <= 3; id++) {
      lariat.publish(
          lariat.event("user_created").data(new UserCreated(id, "Ada")).groupId("42").build(),
          Destination.queue().dest("mailer").fifo());
    }

    try (var worker = Consuming.consumeInOrder(lariat, database.dataSource())) {
      server.deliveries().await(Kind.DELETED, queue, 3, Duration.ofSeconds(20));
    }

    assertThat(database.count("mails")).isEqualTo(3);
  }

  @Test
  void everyDestinationIsReached() {
    server.topology().createTopic("test-event-fanout-users-user_created.fifo");
    server.topology().createTopic("partners.fifo");
    server.topology().createQueue("test-event-queue-users-user_created-mailer");

    Publishing.publishEverywhere(lariat);

    assertThat(server.deliveries().count(Kind.PUBLISHED)).isEqualTo(2);
    assertThat(server.deliveries().count(Kind.SENT)).isEqualTo(1);
  }

  @Test
  void aPublisherSpeaksForItsApplication() {
    server.topology().createTopic("test-event-fanout-users-user_created");
    server.topology().createTopic("test-event-fanout-users-user_banned");
    UserPublisher publisher = new UserPublisher(lariat);

    publisher.userIsCreated(new UserCreated(42, "Ada"));
    publisher.userIsBanned(UUID.randomUUID(), UUID.randomUUID());

    assertThat(server.deliveries().count(Kind.PUBLISHED)).isEqualTo(2);
  }
}
