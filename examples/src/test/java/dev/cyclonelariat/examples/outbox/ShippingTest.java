package dev.cyclonelariat.examples.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.handling.DataHandler;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShippingTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", "sa", "");
  private final LariatSettings settings =
      LariatSettings.builder().publisher("parcels").instance("test").fakePublish(true).build();
  private final Sent sent = new Sent();
  private final UUID requestId = UUID.randomUUID();
  private Lariat lariat;

  @BeforeEach
  void open() throws Exception {
    InboxSchema.create(database);
    OutboxSchema.create(database);
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE parcels (order_id bigint PRIMARY KEY)");
    }
    lariat = Lariat.builder(settings).outbox(database, outbox -> outbox.metrics(sent)).build();
  }

  @AfterEach
  void close() {
    lariat.close();
    database.dispose();
  }

  private Message placed(long id) {
    return Event.builder("order_placed")
        .publisher("shop")
        .data(new OrderPlaced(id))
        .requestId(requestId)
        .build();
  }

  private Outcome process(Message message, DataHandler<OrderPlaced> handler) {
    return Pipeline.builder()
        .inbox(JdbcInbox.of(database))
        .notifier(new Notifier() {})
        .onEvent("order_placed", OrderPlaced.class, handler)
        .build()
        .process(
            new Delivery(
                "orders",
                UUID.randomUUID().toString(),
                MessageCodec.encode(message),
                Map.of(Outgoing.TRACEPARENT, TRACE),
                1,
                null));
  }

  @Test
  void whatAHandlerPublishesGoesOutOnceWithRequestAndTrace() throws Exception {
    Message placed = placed(42);
    Shipping shipping = new Shipping(lariat);

    assertThat(process(placed, shipping::ship)).isInstanceOf(Outcome.Done.class);
    assertThat(process(placed, shipping::ship)).isInstanceOf(Outcome.Duplicate.class);

    assertThat(sent.next()).isEqualTo("test-event-fanout-parcels-order_shipped");
    assertThat(lariat.outbox().store().all()).isEmpty();
    assertThat(lariat.fakePublications().list())
        .singleElement()
        .satisfies(
            shipped -> {
              assertThat(shipped.message().requestId()).isEqualTo(requestId);
              assertThat(shipped.attributes().get(Outgoing.TRACEPARENT).value()).isEqualTo(TRACE);
            });
  }

  @Test
  void whatAHandlerThatFailsPublishesNeverGoesOut() throws Exception {
    Shipping shipping = new Shipping(lariat);

    Outcome failed =
        process(
            placed(1),
            (order, context) -> {
              shipping.ship(order, context);
              throw new IllegalStateException("out of boxes");
            });
    process(placed(2), shipping::ship);

    assertThat(failed).isInstanceOf(Outcome.Retry.class);
    assertThat(sent.next()).isNotNull();
    assertThat(lariat.fakePublications().list())
        .singleElement()
        .satisfies(shipped -> assertThat(shipped.body()).contains("\"data\":{\"id\":2}"));
  }

  @Test
  void thereAreSettings() {
    try (Lariat plain = Opening.open(settings, database);
        Lariat tuned = Opening.tuned(settings, database, (entry, error) -> {})) {
      assertThat(plain.outbox().relay().health().isFine()).isTrue();
      assertThat(tuned.outbox().relay().health().isFine()).isTrue();
    }
  }
}
