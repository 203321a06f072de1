package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.FakePublication;
import dev.cyclonelariat.publish.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** From a transaction to a queue, over real HTTP, with the relay at work. */
class OutboxEndToEndTest {

  /** Longer than any test: what arrives before was not found by polling. */
  private static final Duration NEVER = Duration.ofHours(1);

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final LocalAws aws = new LocalAws();
  private final HikariDataSource database = TestDatabases.postgresql();
  private Lariat lariat;

  @BeforeEach
  void open() {
    OutboxSchema.create(database);
    lariat =
        Lariat.builder(aws.settings().build())
            .outbox(database, settings -> settings.poll(NEVER, NEVER))
            .build();
  }

  @AfterEach
  void close() {
    lariat.close();
    database.close();
    aws.close();
  }

  private List<Message> await(String url, String queue, Kind kind) throws InterruptedException {
    aws.server().deliveries().await(kind, queue, 1, Duration.ofMinutes(1));
    return aws.receiveAll(url);
  }

  @Test
  void aCommitSendsAtOnceToTopicsAndQueues() throws Exception {
    String url = aws.subscribedQueue("test-event-fanout-users-user_created", "subscribed");
    String direct = aws.queue("direct.fifo");

    lariat
        .outbox()
        .transaction(
            tx -> {
              tx.add(
                  Outgoing.of(lariat.event("user_created").data(Map.of("id", 42)).build())
                      .traceparent(TRACE));
              tx.add(
                  lariat.command("greet").groupId("user-42").build(),
                  Destination.queue("direct.fifo"));
              return null;
            });

    assertThat(await(direct, "direct.fifo", Kind.SENT)).hasSize(1);
    Message published = await(url, "subscribed", Kind.DELIVERED).get(0);
    var decoded = MessageCodec.decodeBody(published.body());
    assertThat(decoded.message().data()).containsEntry("id", 42L);
    assertThat(decoded.attributes()).containsEntry("traceparent", TRACE);
  }

  @Test
  void aHandlerPublishesInTheTransactionOfItsInbox() throws Exception {
    String url = aws.subscribedQueue("test-event-fanout-users-welcomed", "welcomes");
    InboxSchema.create(database);
    Event handled = lariat.event("user_created").requestId(UUID.randomUUID()).build();
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .fallback(
                (message, context) ->
                    lariat.outbox().join(context).add(lariat.event("welcomed").build()))
            .build();
    Delivery delivery =
        new Delivery(
            "q", "m-1", MessageCodec.encode(handled), Map.of("traceparent", TRACE), 1, null);

    assertThat(pipeline.process(delivery)).isInstanceOf(Outcome.Done.class);
    assertThat(pipeline.process(delivery)).isInstanceOf(Outcome.Duplicate.class);

    var welcome = MessageCodec.decodeBody(await(url, "welcomes", Kind.DELIVERED).get(0).body());
    assertThat(welcome.message().requestId()).isEqualTo(handled.requestId());
    assertThat(welcome.attributes()).containsEntry("traceparent", TRACE);
    lariat.outbox().close(); // What has been sent is deleted then.
    assertThat(lariat.outbox().store().all()).isEmpty();
  }

  @Test
  void whatGoesWrongAfterTheCommitChangesNothing() {
    InboxSchema.create(database);
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .fallback(
                (message, context) ->
                    context.afterCommit(
                        () -> {
                          throw new StackOverflowError("after the commit");
                        }))
            .build();
    Delivery delivery = Delivery.of("q", "m-1", MessageCodec.encode(lariat.event("x").build()));

    assertThat(pipeline.process(delivery)).isInstanceOf(Outcome.Done.class);
    assertThat(pipeline.process(delivery)).isInstanceOf(Outcome.Duplicate.class);
  }

  @Test
  void rubbishInPlaceOfATraceIsNotPassedOn() {
    InboxSchema.create(database);
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .fallback(
                (message, context) ->
                    lariat.outbox().join(context).add(lariat.event("welcomed").build()))
            .build();
    for (String rubbish : List.of("", "none", TRACE.toUpperCase(Locale.ROOT))) {
      Event handled = lariat.event("user_created").build();
      Map<String, String> attributes = Map.of("traceparent", rubbish);
      assertThat(
              pipeline.process(
                  new Delivery("q", "m", MessageCodec.encode(handled), attributes, 1, null)))
          .isInstanceOf(Outcome.Done.class);
    }
  }

  @Test
  void aHandlerThatFailsPublishesNothing() {
    InboxSchema.create(database);
    Pipeline pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .fallback(
                (message, context) -> {
                  lariat.outbox().join(context).add(lariat.event("welcomed").build());
                  throw new IllegalStateException("broken");
                })
            .build();

    pipeline.process(Delivery.of("q", "m-1", MessageCodec.encode(lariat.event("x").build())));
    assertThat(lariat.outbox().store().all()).isEmpty();
  }

  @Test
  void fakePublishingNeedsNoAws() throws Exception {
    try (Lariat fake =
        Lariat.of(aws.settings().fakePublish(true).accountId(null).region(null).build())) {
      try (Outbox outbox = fake.outbox(database).table("outbox_messages").build()) {
        outbox.transaction(
            tx -> {
              tx.add(fake.event("user_created").build());
              return null;
            });
        outbox.relay().runOnce();
        assertThat(fake.fakePublications().list())
            .extracting(FakePublication::resource)
            .containsExactly("test-event-fanout-users-user_created");
      }
    }
  }

  @Test
  void withoutAnOutboxOneIsToldHowToGetIt() {
    try (Lariat without = Lariat.of(aws.settings().build())) {
      assertThatThrownBy(without::outbox).hasMessageContaining("outbox(dataSource)");
    }
  }
}
