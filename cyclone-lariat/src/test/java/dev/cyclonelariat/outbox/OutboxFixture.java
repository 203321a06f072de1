package dev.cyclonelariat.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.publish.ScriptedBatches;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An outbox in a database, whose relays are run by hand and send to a scripted AWS. */
abstract class OutboxFixture {

  static final Duration LEASE = Duration.ofSeconds(30);
  static final Destination FIFO = Destination.topic().fifo();

  final SettableClock clock = new SettableClock(Instant.now());
  final ScriptedBatches aws = new ScriptedBatches();
  final List<Outbox> opened = new ArrayList<>();
  HikariDataSource database;
  Lariat lariat;
  Outbox outbox;
  OutboxStore store;

  abstract HikariDataSource database();

  @BeforeEach
  final void open() throws SQLException {
    database = database();
    OutboxSchema.create(database);
    execute("CREATE TABLE orders (n integer)");
    lariat =
        Lariat.of(
            LariatSettings.builder().publisher("shop").instance("test").fakePublish(true).build());
    outbox = outbox(settings -> {});
    store = outbox.store();
  }

  @AfterEach
  final void close() {
    opened.forEach(Outbox::close);
    lariat.close();
    database.close();
  }

  /** One more, as another process would have. */
  final Outbox outbox(Consumer<OutboxBuilder> settings) {
    OutboxBuilder builder =
        lariat
            .outbox(database)
            .sender(aws)
            .clock(clock)
            .lease(LEASE)
            .backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    settings.accept(builder);
    Outbox made = builder.build();
    opened.add(made);
    return made;
  }

  static MessageBuilder<Event> event(Object name) {
    return Event.builder("order_placed").publisher("shop").data(Map.of("name", name.toString()));
  }

  final void add(Object... names) {
    outbox.transaction(
        tx -> {
          for (Object name : names) {
            tx.add(event(name).build());
          }
          return null;
        });
  }

  final void addToGroup(String group, Object... names) {
    outbox.transaction(
        tx -> {
          for (Object name : names) {
            tx.add(Outgoing.of(event(name).groupId(group).build()).to(FIFO));
          }
          return null;
        });
  }

  final void place(Connection connection, int order) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setInt(1, order);
      insert.executeUpdate();
    }
  }

  /** Until nothing is left that may be claimed. */
  static void drain(Outbox outbox) {
    while (outbox.relay().runOnce().claimed() > 0) {
      Thread.onSpinWait();
    }
  }

  /** The names of what was sent, in its order. */
  final List<String> sent() {
    return aws.taken().stream().map(OutboxFixture::name).toList();
  }

  static String name(EncodedMessage message) {
    return message.body().replaceAll("(?s).*\"name\":\"([^\"]*)\".*", "$1");
  }

  final long count(String table) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Long enough for whatever was delayed after its first failures. */
  final void pass(Duration time) {
    clock.advance(time);
  }
}
