package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transactional inbox promises, on every database. */
abstract class TransactionalInboxContract extends InboxFixture {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private JdbcInbox inbox;

  @BeforeEach
  void openInbox() {
    inbox = JdbcInbox.builder(database).longestWait(LONGEST_WAIT).build();
  }

  private Outcome process(Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
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
        .containsEntry("data_changed", false)
        .containsEntry("handled_ms", null)
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

    assertThat(process(this::effect)).isEqualTo(Outcome.retryAfter(LONGEST_WAIT));

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

    assertThat(process(this::effect)).isEqualTo(Outcome.retryAfter(LONGEST_WAIT));

    mayEnd.countDown();
    assertThat(second.get()).isEqualTo(new Outcome.Done());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void manyDeliveriesAtOnceHaveOneEffect() throws Exception {
    int threads = 8;
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Outcome>> deliveries = new ArrayList<>();
    Pipeline pipeline =
        pipeline(inbox, (message, context) -> insertEffect(context.connection(), message.uuid()));
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
  void aStormOfDuplicatesHasOneEffectForEachMessageAndNoError() throws Exception {
    TestQueue queue = new TestQueue(2_000, 5);

    queue.drain(
        8,
        pipeline(inbox, (message, context) -> insertEffect(context.connection(), message.uuid()))
            ::process);

    assertThat(queue.outcomes()).filteredOn(new Outcome.Done()::equals).hasSize(2_000);
    assertThat(queue.outcomes()).allMatch(outcome -> outcome.isAcknowledged() || isPutOff(outcome));
    assertThat(effects()).isEqualTo(2_000);
    assertThat(count("SELECT count(DISTINCT uuid) FROM effects")).isEqualTo(2_000);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE attempts = 1")).isEqualTo(2_000);
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
        .containsEntry("request_id", request.toString())
        .containsEntry("subject_type", "user")
        .containsEntry("subject_uuid", subject.toString())
        .containsEntry("object_uuid", object.toString())
        .containsEntry("object_extra", null)
        .containsEntry("group_id", "group-7");
    assertThat(MessageCodec.decodeTree(row.get("subject_extra").toString()))
        .isEqualTo(Map.of("role", "admin"));
    assertThat(MessageCodec.decodeTree(row.get("data").toString())).isEqualTo(event.data());
    assertThat(row.get("sent_at")).isEqualTo(SENT);
  }

  @Test
  void aHandlerThatTookLongIsTimed() throws Exception {
    SettableClock clock = new SettableClock(SENT);
    JdbcInbox timed = JdbcInbox.builder(database).clock(clock).build();

    pipeline(timed, (message, context) -> clock.advance(Duration.ofMillis(1_500)))
        .process(delivery("mails"));

    assertThat(row())
        .containsEntry("handled_ms", 1_500)
        .containsEntry("attempts", 1)
        .containsEntry("received_at", SENT)
        .containsEntry("processed_at", SENT.plusMillis(1_500));
  }

  @Test
  void anOutcomeThatSaysBusinessErrorIsKeptAndUndone() throws Exception {
    Middleware saysSo =
        (context, next) -> {
          next.proceed(context);
          return Outcome.businessError("too young");
        };
    Pipeline pipeline =
        Pipeline.builder().inbox(inbox).middleware(saysSo).fallback(this::effect).build();

    assertThat(pipeline.process(delivery("mails")).isAcknowledged()).isTrue();
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("client_error_message", "too young");
  }

  @Test
  void whatIsStoredCanBeChangedAndTheHandlerSeesWhatCame() throws Exception {
    JdbcInbox blanking =
        JdbcInbox.builder(database).beforeSave(message -> Map.of("password", "***")).build();
    Event event =
        Event.builder("user_created")
            .uuid(uuid)
            .publisher("users")
            .data(Map.of("password", "secret"))
            .build();

    pipeline(blanking, (message, context) -> handled.add(message.data().toString()))
        .process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));

    assertThat(handled).containsExactly("{password=secret}");
    assertThat(MessageCodec.decodeTree(row().get("data").toString()))
        .isEqualTo(Map.of("password", "***"));
    assertThat(row()).containsEntry("data_changed", true);
  }

  @Test
  void onFifoABusinessErrorLetsItsGroupGoOn() throws Exception {
    Outcome outcome =
        pipeline(inbox, this::effectThenBusinessError)
            .process(delivery("mails.fifo", uuid, "group-1"));

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
  }

  @Test
  void theHandlersOwnStatementsAreNotBounded() throws Exception {
    JdbcInbox impatient = JdbcInbox.builder(database).longestWait(Duration.ofMillis(1)).build();
    String before;
    try (Connection connection = database.getConnection()) {
      before = lockWait(connection);
    }

    pipeline(impatient, (message, context) -> handled.add(lockWait(context.connection())))
        .process(delivery("mails"));

    assertThat(handled).containsExactly(before);
  }

  /** What statements of this connection wait for locks, as the database says it. */
  abstract String lockWait(Connection connection) throws SQLException;

  @Test
  void charactersThatNoDatabaseKeepsDoNoHarm() throws Exception {
    Event event =
        Event.builder("user_created").uuid(uuid).publisher("users\u0000").sentAt(SENT).build();

    Outcome outcome =
        pipeline(inbox, this::effect)
            .process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(row()).containsEntry("publisher", "users\uFFFD");
  }

  @Test
  void aTableThatIsMissingIsNamedAtStart() {
    assertThatThrownBy(() -> JdbcInbox.builder(database).table("nowhere").build())
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("nowhere does not exist");
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
}
