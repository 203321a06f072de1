package dev.cyclonelariat.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.BeforeSave;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * An inbox with its database, into which deliveries come as an application's pipeline takes them.
 */
public final class TestInbox implements AutoCloseable {

  public static final String QUEUE = "mails";

  private final String url;
  private final HikariDataSource database;
  private Clock clock = Clock.systemUTC();
  private BeforeSave beforeSave = BeforeSave.UNCHANGED;

  /** In H2's memory. */
  public TestInbox() {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", null, null);
  }

  public TestInbox(String url, String user, String password) {
    this.url = url;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(1); // H2 forgets a database that nobody is connected to.
    database = new HikariDataSource(config);
    InboxSchema.create(database);
  }

  public String url() {
    return url;
  }

  public InboxStore store() {
    return InboxStore.of(database);
  }

  public StoredMessage row(UUID uuid) {
    return store().find(uuid).get(0);
  }

  /** From now on messages come at this time. */
  public void at(String time) {
    clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  /** From now on messages are stored without their data. */
  public void blankData() {
    beforeSave = message -> Map.of();
  }

  public static Event event() {
    return Event.builder("user_created").publisher("users").data(Map.of("id", 42)).build();
  }

  public Message handled(Message message) {
    take(QUEUE, message, (given, context) -> {});
    return message;
  }

  public Message failed(Message message) {
    return failed(QUEUE, message);
  }

  public Message failed(String queue, Message message) {
    take(
        queue,
        message,
        (given, context) -> {
          throw new IllegalStateException("mail server down");
        });
    return message;
  }

  public Message mistaken(Message message) {
    take(
        QUEUE,
        message,
        (given, context) -> {
          throw new BusinessException("no such user", Map.of("id", 42));
        });
    return message;
  }

  public void parked(String messageId, String body) {
    process(
        new Delivery(QUEUE, messageId, body, Map.of("tenant", "a"), 3, null),
        (message, context) -> {});
  }

  private void take(String queue, Message message, Handler handler) {
    process(
        new Delivery(
            queue,
            UUID.randomUUID().toString(),
            MessageCodec.encode(message),
            Map.of(),
            1,
            message.groupId()),
        handler);
  }

  /** Takes a delivery as the application would. */
  public Outcome process(Delivery delivery, Handler handler) {
    try (JdbcInbox inbox =
        JdbcInbox.builder(database).clock(clock).beforeSave(beforeSave).build()) {
      return Pipeline.builder()
          .inbox(inbox)
          .notifier(new Notifier() {})
          .fallback(handler)
          .build()
          .process(delivery);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
