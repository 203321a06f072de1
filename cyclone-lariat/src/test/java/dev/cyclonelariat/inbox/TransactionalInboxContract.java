package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transactional inbox promises, on every database. */
abstract class TransactionalInboxContract {

  private static final Instant SENT = Instant.parse("2026-01-02T03:04:05.678Z");

  private final UUID uuid = UUID.randomUUID();
  private final List<String> handled = new ArrayList<>();
  private HikariDataSource database;
  private JdbcInbox inbox;

  abstract HikariDataSource database();

  @BeforeEach
  void open() throws SQLException {
    database = database();
    InboxSchema.create(database);
    execute("CREATE TABLE effects (uuid uuid NOT NULL)");
    inbox = JdbcInbox.builder(database).longestWait(Duration.ofMillis(300)).build();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theEffectAndTheRowAreCommittedTogether() throws Exception {
    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());

    assertThat(effects()).isEqualTo(1);
    assertThat(row())
        .containsEntry("consumer", "mails")
        .containsEntry("kind", "event")
        .containsEntry("type", "user_created")
        .containsEntry("publisher", "users")
        .containsEntry("version", 1)
        .containsEntry("queue", "mails")
        .containsEntry("attempts", 1)
        .containsEntry("last_error", null)
        .containsEntry("client_error_message", null)
        .containsEntry("client_error_details", null);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void aSecondDeliveryIsADuplicate() throws Exception {
    process(this::effect);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(handled).hasSize(1);
  }

  @Test
  void aFailureLeavesNoEffectAndAnUnprocessedRow() throws Exception {
    Outcome outcome = process(this::effectThenFailure);

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row())
        .containsEntry("processed_at", null)
        .containsEntry("attempts", 1)
        .containsEntry("last_error", "java.lang.IllegalStateException: broken");
  }

  @Test
  void afterAFailureTheNextDeliveryRunsAndIsMarkedProcessed() throws Exception {
    process(this::effectThenFailure);
    process(this::effectThenFailure);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());
    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(row()).containsEntry("attempts", 3);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void aBusinessErrorIsKeptWithoutItsEffectsAndAcknowledged() throws Exception {
    Outcome outcome = process(this::effectThenBusinessError);

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
    assertThat(outcome.isAcknowledged()).isTrue();
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("client_error_message", "no such user");
    assertThat(MessageCodec.decodeTree(row().get("client_error_details").toString()))
        .isEqualTo(Map.of("id", 42L));
    assertThat(row().get("processed_at")).isNotNull();
    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void aBusinessErrorAfterAFailureIsKeptToo() throws Exception {
    process(this::effectThenFailure);
    process(this::effectThenBusinessError);

    assertThat(row())
        .containsEntry("client_error_message", "no such user")
        .containsEntry("attempts", 2);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void exceptionsOfYoursCanBeBusinessErrors() throws Exception {
    Pipeline pipeline =
        pipeline(inbox, e -> e instanceof IllegalStateException, this::effectThenFailure);

    assertThat(pipeline.process(delivery("mails"))).isInstanceOf(Outcome.BusinessError.class);
    assertThat(row()).containsEntry("client_error_message", "broken");
  }

  @Test
  void aHandlerThatBrokeTheTransactionIsAFailure() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              effect(message, context);
              try (var statement = context.connection().createStatement()) {
                statement.execute("INSERT INTO nowhere VALUES (1)");
              }
            });

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("processed_at", null);
  }

  @Test
  void eachConsumerHandlesAMessageOnce() throws Exception {
    process(this::effect);

    assertThat(pipeline(inbox, this::effect).process(delivery("audit")))
        .isEqualTo(new Outcome.Done());
    assertThat(effects()).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM inbox_messages")).isEqualTo(2);
  }

  @Test
  void severalQueuesCanBeOneConsumer() throws Exception {
    JdbcInbox shared = JdbcInbox.builder(database).consumer("app").build();

    pipeline(shared, this::effect).process(delivery("mails"));

    assertThat(pipeline(shared, this::effect).process(delivery("audit")))
        .isEqualTo(new Outcome.Duplicate());
    assertThat(row()).containsEntry("consumer", "app");
  }

  @Test
  void aDeliveryDuringTheFirstRunIsPutOffAndIsNoFailure() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(
            () ->
                process(
                    (message, context) -> {
                      effect(message, context);
                      inside.countDown();
                      mayEnd.await();
                    }));
    inside.await();

    assertThat(process(this::effect)).isEqualTo(new Outcome.Retry(Duration.ofMillis(300), null));

    mayEnd.countDown();
    assertThat(first.get()).isEqualTo(new Outcome.Done());
    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(row()).containsEntry("attempts", 1).containsEntry("last_error", null);
  }

  @Test
  void aDeliveryDuringASecondRunIsPutOffToo() throws Exception {
    process(this::effectThenFailure);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<Outcome> second =
        CompletableFuture.supplyAsync(
            () ->
                process(
                    (message, context) -> {
                      effect(message, context);
                      inside.countDown();
                      mayEnd.await();
                    }));
    inside.await();

    assertThat(process(this::effect)).isEqualTo(new Outcome.Retry(Duration.ofMillis(300), null));

    mayEnd.countDown();
    assertThat(second.get()).isEqualTo(new Outcome.Done());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void manyDeliveriesAtOnceHaveOneEffect() throws Exception {
    int threads = 8;
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Outcome>> deliveries = new ArrayList<>();
    Pipeline pipeline = pipeline(inbox, this::insertEffect);
    for (int i = 0; i < threads; i++) {
      deliveries.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(go);
                return pipeline.process(delivery("mails"));
              },
              task -> new Thread(task).start()));
    }
    go.countDown();

    List<Outcome> outcomes = deliveries.stream().map(CompletableFuture::join).toList();
    assertThat(outcomes).filteredOn(new Outcome.Done()::equals).hasSize(1);
    assertThat(outcomes)
        .allMatch(
            outcome -> outcome.isAcknowledged() || isPutOff(outcome), "done, duplicate or put off");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void aDeliveryThatWasLostMeanwhileHasNoEffect() throws Exception {
    Outcome outcome = pipeline(inbox, this::effect).process(delivery("mails"), () -> true);

    assertThat(outcome).isEqualTo(new Outcome.Retry(Duration.ZERO, null));
    assertThat(effects()).isZero();
    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());
  }

  @Test
  void version2IsKeptWhole() throws Exception {
    UUID subject = UUID.randomUUID();
    UUID object = UUID.randomUUID();
    UUID request = UUID.randomUUID();
    Event event =
        Event.builder("user_banned")
            .uuid(uuid)
            .publisher("admin")
            .subject(EntityRef.of("user", subject).with(Map.of("role", "admin")))
            .object("user", object)
            .requestId(request)
            .sentAt(OffsetDateTime.parse("2026-01-02T04:04:05.678+01:00"))
            .data(Map.of("text", "сервис 😀 \u2028 \"quoted\"", "nothing", List.of()))
            .build();
    Delivery delivery =
        new Delivery("mails", "m-1", MessageCodec.encode(event), Map.of(), 1, "group-7");

    pipeline(inbox, this::effect).process(delivery);

    Map<String, Object> row = row();
    assertThat(row)
        .containsEntry("version", 2)
        .containsEntry("request_id", request)
        .containsEntry("subject_type", "user")
        .containsEntry("subject_uuid", subject)
        .containsEntry("object_uuid", object)
        .containsEntry("object_extra", null)
        .containsEntry("group_id", "group-7");
    assertThat(MessageCodec.decodeTree(row.get("subject_extra").toString()))
        .isEqualTo(Map.of("role", "admin"));
    assertThat(MessageCodec.decodeTree(row.get("data").toString())).isEqualTo(event.data());
    assertThat(row.get("sent_at")).isEqualTo(SENT);
  }

  @Test
  void tableNamesArePlainNames() {
    assertThatThrownBy(() -> JdbcInbox.builder(database).table("x; DROP TABLE y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theScriptDoesNothingASecondTime() throws Exception {
    process(this::effect);

    InboxSchema.create(database);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
  }

  private Outcome process(Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
  }

  private static Pipeline pipeline(JdbcInbox inbox, Handler handler) {
    return pipeline(inbox, e -> false, handler);
  }

  private static Pipeline pipeline(JdbcInbox inbox, Predicate<Throwable> errors, Handler handler) {
    return Pipeline.builder().inbox(inbox).businessErrors(errors).fallback(handler).build();
  }

  private Delivery delivery(String queue) {
    Event event = Event.builder("user_created").uuid(uuid).publisher("users").sentAt(SENT).build();
    return Delivery.of(queue, "m-1", MessageCodec.encode(event));
  }

  private void effect(Message message, HandlerContext context) throws SQLException {
    handled.add(message.type());
    insertEffect(message, context);
  }

  private void insertEffect(Message message, HandlerContext context) throws SQLException {
    try (PreparedStatement insert =
        context.connection().prepareStatement("INSERT INTO effects VALUES (?)")) {
      insert.setObject(1, message.uuid());
      insert.executeUpdate();
    }
  }

  private void effectThenFailure(Message message, HandlerContext context) throws SQLException {
    effect(message, context);
    throw new IllegalStateException("broken");
  }

  private void effectThenBusinessError(Message message, HandlerContext context)
      throws SQLException {
    effect(message, context);
    throw new BusinessException("no such user", Map.of("id", 42));
  }

  private long effects() throws SQLException {
    return count("SELECT count(*) FROM effects");
  }

  private long count(String sql) throws SQLException {
    return (long) query(sql).values().iterator().next();
  }

  private Map<String, Object> row() throws SQLException {
    return query("SELECT * FROM inbox_messages");
  }

  private Map<String, Object> query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      ResultSetMetaData columns = rows.getMetaData();
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String type = columns.getColumnTypeName(i).toLowerCase(java.util.Locale.ROOT);
        Object value =
            type.startsWith("json")
                ? rows.getString(i)
                : type.startsWith("timestamp")
                    ? instant(rows.getObject(i, OffsetDateTime.class))
                    : rows.getObject(i);
        row.put(columns.getColumnName(i).toLowerCase(java.util.Locale.ROOT), value);
      }
      return row;
    }
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean isPutOff(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry && retry.cause() == null;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
