package dev.cyclonelariat.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An outbox with its database, whose rows are as an application and its relays leave them. */
public final class TestOutbox implements AutoCloseable {

  public static final String TOPIC = "test-event-fanout-users-user_created";

  private static final Instant SOON = Instant.now().plusSeconds(3600);
  private static final Instant NEVER = SOON.plusSeconds(100L * 365 * 24 * 3600);

  private final String url;
  private final HikariDataSource database;
  private final Lariat lariat =
      Lariat.of(
          LariatSettings.builder().publisher("users").instance("test").fakePublish(true).build());
  private final Outbox outbox;

  /** In H2's memory. */
  public TestOutbox() {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL", null, null);
  }

  public TestOutbox(String url, String user, String password) {
    this.url = url;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(1); // H2 forgets a database that nobody is connected to.
    database = new HikariDataSource(config);
    OutboxSchema.create(database);
    outbox = lariat.outbox(database).build();
  }

  public String url() {
    return url;
  }

  public OutboxStore store() {
    return outbox.store();
  }

  /** All entries of a message. */
  public List<OutboxEntry> entries(Message message) {
    return store().find(message.uuid());
  }

  public static Event event() {
    return Event.builder("user_created").publisher("users").data(Map.of("id", 42)).build();
  }

  public Message added(Message message) {
    return added(Outgoing.of(message));
  }

  public Message added(Outgoing outgoing) {
    outbox.transaction(
        transaction -> {
          transaction.add(outgoing);
          return 0;
        });
    return outgoing.message();
  }

  /** Could not be sent, and waits to be tried again. */
  public Message failed(Message message) {
    return changed(added(message), "attempts = 3, sending_error = 'no such topic'", SOON);
  }

  /** Could not be sent, and holds its group. */
  public Message blocked(Outgoing outgoing) {
    return changed(added(outgoing), "attempts = 20, sending_error = 'no such topic'", NEVER);
  }

  /** Is being sent by a relay. */
  public Message leased(Message message) {
    return changed(
        added(message), "lease_owner = '" + UUID.randomUUID() + "', lease_epoch = 1", SOON);
  }

  /** Was given up. */
  public Message parked(Message message) throws SQLException {
    failed(message);
    String columns =
        "id, lane, uuid, service, resource, deduplication_id, group_id, serialized_message,"
            + " attributes, sending_error, attempts, created_at";
    String row = " FROM outbox_messages WHERE uuid = '" + message.uuid() + "'";
    execute(
        "INSERT INTO outbox_parked (%s, parked_at) SELECT %s, created_at"
                .formatted(columns, columns)
            + row);
    execute("DELETE" + row);
    return message;
  }

  private Message changed(Message message, String how, Instant available) {
    String sql =
        "UPDATE outbox_messages SET "
            + how
            + ", available_at = ? WHERE uuid = '"
            + message.uuid()
            + "'";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, available.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
      return message;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
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
    lariat.close();
    database.close();
  }
}
