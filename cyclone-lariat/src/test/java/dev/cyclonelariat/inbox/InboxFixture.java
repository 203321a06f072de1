package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with the inbox's tables and one for effects, and handlers that write there. */
abstract class InboxFixture {

  static final Instant SENT = Instant.parse("2026-01-02T03:04:05.678Z");
  static final BusinessErrors BUSINESS_ERRORS = new BusinessErrors(e -> false);

  final UUID uuid = UUID.randomUUID();
  final List<String> handled = new CopyOnWriteArrayList<>();
  HikariDataSource database;

  abstract HikariDataSource database();

  @BeforeEach
  final void openDatabase() throws SQLException {
    database = database();
    InboxSchema.create(database);
    execute("CREATE TABLE effects (uuid char(36) NOT NULL)");
  }

  @AfterEach
  final void closeDatabase() {
    database.close();
  }

  static Pipeline pipeline(Inbox inbox, Handler handler) {
    return pipeline(inbox, e -> false, handler);
  }

  static Pipeline pipeline(Inbox inbox, Predicate<Throwable> errors, Handler handler) {
    return Pipeline.builder().inbox(inbox).businessErrors(errors).fallback(handler).build();
  }

  final Delivery delivery(String queue) {
    return delivery(queue, uuid, null);
  }

  static Delivery delivery(String queue, UUID uuid, String groupId) {
    Event event = Event.builder("user_created").uuid(uuid).publisher("users").sentAt(SENT).build();
    return new Delivery(queue, "m-" + uuid, MessageCodec.encode(event), Map.of(), 1, groupId);
  }

  /** Writes through the inbox's transaction. */
  final void effect(Message message, HandlerContext context) throws SQLException {
    handled.add(message.uuid().toString());
    insertEffect(context.connection(), message.uuid());
  }

  static void insertEffect(Connection connection, UUID uuid) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO effects VALUES (?)")) {
      insert.setString(1, uuid.toString());
      insert.executeUpdate();
    }
  }

  final void effectThenFailure(Message message, HandlerContext context) throws SQLException {
    effect(message, context);
    throw new IllegalStateException("broken");
  }

  final void effectThenBusinessError(Message message, HandlerContext context) throws SQLException {
    effect(message, context);
    throw new BusinessException("no such user", Map.of("id", 42));
  }

  final long effects() throws SQLException {
    return count("SELECT count(*) FROM effects");
  }

  final long count(String sql) throws SQLException {
    return ((Number) query(sql).values().iterator().next()).longValue();
  }

  /** The one row of the inbox. */
  final Map<String, Object> row() throws SQLException {
    return query("SELECT * FROM inbox_messages");
  }

  /** The first row: JSON as text, UUIDs too, times as instants, whole numbers as int or long. */
  final Map<String, Object> query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      ResultSetMetaData columns = rows.getMetaData();
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String type = columns.getColumnTypeName(i).toLowerCase(Locale.ROOT);
        row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value(rows, i, type));
      }
      return row;
    }
  }

  private static Object value(ResultSet row, int column, String type) throws SQLException {
    if (type.startsWith("timestamp")) {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    } else if (type.startsWith("datetime")) {
      LocalDateTime time = row.getObject(column, LocalDateTime.class);
      return time == null ? null : time.toInstant(ZoneOffset.UTC);
    } else if (type.startsWith("bool") || type.startsWith("bit") || type.startsWith("tiny")) {
      return row.getBoolean(column);
    } else if (type.startsWith("int") || type.startsWith("bigint")) {
      return row.getObject(column);
    }
    return row.getString(column);
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static boolean isPutOff(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry && retry.cause() == null;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
