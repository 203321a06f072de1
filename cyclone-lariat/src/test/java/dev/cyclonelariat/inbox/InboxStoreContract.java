package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.ActionLog;
import dev.cyclonelariat.inbox.store.InboxStats;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.InboxStore.ChangedData;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.RetryRefusedException;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who operate an inbox can see and do, on every database. */
abstract class InboxStoreContract extends InboxFixture {

  private static final EntityRef USER_42 = EntityRef.of("user", new UUID(0, 42));
  private static final EntityRef ADMIN = EntityRef.of("user", new UUID(0, 1));

  private final SettableClock clock = new SettableClock(SENT);
  private JdbcInbox inbox;
  private InboxStore store;

  @BeforeEach
  void openStore() {
    inbox = JdbcInbox.builder(database).clock(clock).build();
    store = InboxStore.of(database);
  }

  @Test
  void aMessageComesBackWhole() {
    Event event =
        Event.builder("user_banned")
            .publisher("admin")
            .subject(ADMIN.with(Map.of("role", "admin")))
            .object(USER_42)
            .requestId(UUID.randomUUID())
            .groupId("group-7")
            .sentAt(SENT)
            .data(Map.of("text", "сервис 😀", "numbers", List.of(1, 2.5)))
            .build();

    process(event, this::effect);

    StoredMessage stored = store.find(event.uuid()).get(0);
    assertThat(MessageCodec.encode(stored.message())).isEqualTo(MessageCodec.encode(event));
    assertThat(stored.message().groupId()).isEqualTo("group-7");
    assertThat(stored.message().receivedAt()).isEqualTo(SENT);
    assertThat(stored.message().processedAt()).isEqualTo(SENT);
    assertThat(stored.message().violations()).isEmpty();
    assertThat(stored.consumer()).isEqualTo("mails");
    assertThat(stored.queue()).isEqualTo("mails");
    assertThat(stored.attempts()).isEqualTo(1);
    assertThat(stored.state()).isEqualTo(StoredMessage.State.PROCESSED);
  }

  @Test
  void theUnprocessedAndTheMistakenAreListedOldestFirst() {
    List<UUID> failed = new ArrayList<>();
    List<UUID> mistaken = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      clock.advance(i % 3 == 0 ? Duration.ZERO : Duration.ofSeconds(1));
      process(event().build(), this::effect);
      failed.add(process(event().build(), this::effectThenFailure));
      mistaken.add(process(event().build(), this::effectThenBusinessError));
    }

    assertThat(store.unprocessed().map(InboxStoreContract::uuid))
        .containsExactlyInAnyOrderElementsOf(failed);
    assertThat(store.unprocessed().map(stored -> stored.message().receivedAt())).isSorted();
    assertThat(store.unprocessed().limit(1))
        .allMatch(stored -> stored.lastError().contains("broken"));
    assertThat(store.withClientErrors().map(InboxStoreContract::uuid))
        .containsExactlyInAnyOrderElementsOf(mistaken);
    assertThat(store.withClientErrors().map(stored -> stored.message().clientError()))
        .containsOnly(ClientError.of("no such user", Map.of("id", 42)));
    assertThat(store.all()).hasSize(750);
    assertThat(store.newest(2)).hasSize(2);
    assertThat(store.stats())
        .containsExactly(
            new InboxStats(
                "mails",
                750,
                250,
                250,
                store.unprocessed().findFirst().get().message().receivedAt()));
  }

  @Test
  void theActionLogShowsBothDirectionsInTimeOrder() throws Exception {
    action("sign_up", USER_42, USER_42, null);
    action("sign_in", USER_42, USER_42, null);
    action("create_note", USER_42, EntityRef.of("note", new UUID(0, 769)), null);
    action("ban", ADMIN, USER_42, null);
    action("sign_in", ADMIN, ADMIN, null);
    action("retire", EntityRef.of("admin", USER_42.uuid()), ADMIN, null);

    assertThat(log(ActionLog.about(USER_42)))
        .containsExactly("sign_up", "sign_in", "create_note", "ban");
    assertThat(log(ActionLog.ofSubject(USER_42)))
        .containsExactly("sign_up", "sign_in", "create_note");
    assertThat(log(ActionLog.ofObject(USER_42))).containsExactly("sign_up", "sign_in", "ban");
    assertThat(log(ActionLog.about(USER_42).between(sent(2), sent(4))))
        .containsExactly("sign_in", "create_note");
  }

  @Test
  void theActionLogIsJoinedByRequest() throws Exception {
    UUID request = UUID.randomUUID();
    action("ban", ADMIN, USER_42, request);
    process(event().requestId(request).sentAt(sent(2)).build(), "audit", this::effect);
    action("sign_in", ADMIN, ADMIN, null);

    assertThat(log(ActionLog.about(USER_42))).containsExactly("ban");
    assertThat(log(ActionLog.about(USER_42).joinedByRequest()))
        .containsExactly("ban", "user_created");
    assertThat(store.ofRequest(request)).hasSize(2);
  }

  @Test
  void theActionLogShowsAMessageOnceHoweverManyConsumersHaveIt() {
    for (int i = 0; i < 130; i++) {
      Event event = event().subject(USER_42).object(ADMIN).sentAt(sent(i / 3)).build();
      process(event, this::effect);
      process(event, "audit", this::effect);
    }

    assertThat(store.actions(ActionLog.about(USER_42).joinedByRequest())).hasSize(130);
    assertThat(store.actions(ActionLog.about(USER_42)).map(InboxStoreContract::uuid))
        .doesNotHaveDuplicates();
  }

  @Test
  void aBusinessErrorCanBeTriedAgainInTheApplication() {
    UUID mistaken = process(event().build(), this::effectThenBusinessError);
    StoredMessage stored = store.find(mistaken).get(0);

    Outcome outcome =
        store.retry(stored, ChangedData.REFUSE, pipeline(inbox, this::effect)::process);

    assertThat(outcome).isEqualTo(new Outcome.Done());
    StoredMessage afterwards = store.find(mistaken).get(0);
    assertThat(afterwards.state()).isEqualTo(StoredMessage.State.PROCESSED);
    assertThat(afterwards.attempts()).isEqualTo(2);
    assertThat(afterwards.lastError()).isEqualTo("no such user");
    assertThatThrownBy(
            () -> store.retry(stored, ChangedData.REFUSE, pipeline(inbox, this::effect)::process))
        .isInstanceOf(RetryRefusedException.class)
        .hasMessageContaining("has been handled with success");
  }

  @Test
  void whatWasChangedBeforeItWasStoredIsTriedAgainOnlyWhenAsked() {
    JdbcInbox blanking =
        JdbcInbox.builder(database).beforeSave(message -> Map.of("password", "***")).build();
    Event event = event().data(Map.of("password", "secret")).build();
    pipeline(blanking, this::effectThenFailure)
        .process(Delivery.of("mails", "m-1", MessageCodec.encode(event)));
    StoredMessage stored = store.find(event.uuid()).get(0);
    Handler see = (message, context) -> handled.add(message.data().toString());

    assertThatThrownBy(
            () -> store.retry(stored, ChangedData.REFUSE, pipeline(blanking, see)::process))
        .isInstanceOf(RetryRefusedException.class)
        .hasMessageContaining("was changed before it was stored");
    assertThat(store.retry(stored, ChangedData.AS_STORED, pipeline(blanking, see)::process))
        .isEqualTo(new Outcome.Done());
    assertThat(handled).endsWith("{password=***}");
  }

  @Test
  void aHumanCanSettleAMessage() {
    UUID failed = process(event().build(), this::effectThenFailure);
    UUID mistaken = process(event().build(), this::effectThenBusinessError);
    UUID done = process(event().build(), this::effect);

    assertThat(store.resolve(store.find(failed).get(0), "done by hand")).isTrue();
    assertThat(store.resolve(store.find(failed).get(0), "once more")).isFalse();
    assertThat(store.resolve(store.find(mistaken).get(0), "told the sender")).isTrue();
    assertThat(store.resolve(store.find(done).get(0), "why?")).isFalse();

    assertThat(store.unprocessed()).isEmpty();
    assertThat(store.withClientErrors()).isEmpty();
    assertThat(store.find(failed).get(0).resolution()).isEqualTo("done by hand");
    assertThat(store.find(failed).get(0).state()).isEqualTo(StoredMessage.State.RESOLVED);
    assertThat(pipeline(inbox, this::effect).process(delivery("mails", failed, null)))
        .isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void parkedBodiesAreListedAndSettled() {
    for (String id : List.of("m-1", "m-2", "m-3")) {
      pipeline(inbox, this::effect)
          .process(new Delivery("mails", id, "no JSON " + id, Map.of("a", "b"), 2, null));
    }

    List<ParkedBody> parked = store.parked().toList();
    assertThat(parked)
        .extracting(ParkedBody::text)
        .containsExactly("no JSON m-1", "no JSON m-2", "no JSON m-3");
    assertThat(parked.get(0).attributes()).isEqualTo(Map.of("a", "b"));
    assertThat(store.parkedCount()).isEqualTo(3);
    assertThat(store.resolve(parked.get(0), "rubbish")).isTrue();
    assertThat(store.resolve(parked.get(0), "rubbish")).isFalse();
    assertThat(store.parked()).hasSize(2);
    assertThat(store.parked("mails", "m-1").get().resolution()).isEqualTo("rubbish");
    assertThat(store.parked("mails", "m-9")).isEmpty();
  }

  @Test
  void whatIsSettledAndOldIsPurged() {
    IntStream.range(0, 1_100).forEach(i -> process(event().build(), this::effect));
    UUID failed = process(event().build(), this::effectThenFailure);
    UUID mistaken = process(event().build(), this::effectThenBusinessError);
    UUID resolved = process(event().build(), this::effectThenBusinessError);
    store.resolve(store.find(resolved).get(0), "fine");
    pipeline(inbox, this::effect).process(Delivery.of("mails", "m-1", "no JSON"));
    pipeline(inbox, this::effect).process(Delivery.of("mails", "m-2", "no JSON"));
    store.resolve(store.parked("mails", "m-1").get(), "rubbish");
    clock.advance(Duration.ofDays(1));
    UUID young = process(event().build(), this::effect);

    List<Long> progress = new ArrayList<>();
    assertThat(store.purge(SENT.plusSeconds(1), progress::add)).isEqualTo(1_102);

    assertThat(progress).isSorted().contains(500L).endsWith(1_102L);
    assertThat(store.receivedSince(SENT.plusSeconds(1)).map(InboxStoreContract::uuid))
        .containsExactly(young);
    assertThat(store.all().map(InboxStoreContract::uuid))
        .containsExactlyInAnyOrder(failed, mistaken, young);
    assertThat(store.parked()).hasSize(1);
    assertThat(store.purge(SENT.plusSeconds(1))).isZero();
  }

  @Test
  void aPurgeTakesSmallStepsAndWaitsForNoOne() throws Exception {
    List<UUID> old =
        IntStream.range(0, 1_100).mapToObj(i -> process(event().build(), this::effect)).toList();
    UUID held = old.get(700);
    Transactions plain = Transactions.of(database);
    AtomicInteger steps = new AtomicInteger();
    Transactions counted =
        new Transactions() {
          @Override
          public <T> T inTransaction(Work<T> work) throws Exception {
            steps.incrementAndGet();
            return plain.inTransaction(work);
          }
        };
    InboxStore stepping = InboxStore.of(counted, "inbox_messages", "inbox_parked");
    steps.set(0);

    long purged =
        Transactions.of(database)
            .inTransaction(
                connection -> {
                  lock(connection, held);
                  return CompletableFuture.supplyAsync(() -> stepping.purge(SENT.plusSeconds(1)))
                      .get(1, TimeUnit.MINUTES);
                });

    assertThat(purged).isEqualTo(1_099);
    assertThat(store.all().map(InboxStoreContract::uuid)).containsExactly(held);
    assertThat(steps.get()).isGreaterThanOrEqualTo(3);
    assertThat(store.purge(SENT.plusSeconds(1))).isEqualTo(1);
  }

  private static void lock(Connection connection, UUID uuid) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE inbox_messages SET last_error = 'x' WHERE uuid = '" + uuid + "'");
    }
  }

  @Test
  void theActionLogBeginsBefore1970() throws Exception {
    process(
        Event.builder("user_born")
            .publisher("users")
            .subject(ADMIN)
            .object(USER_42)
            .sentAt(Instant.parse("1968-01-02T03:04:05Z"))
            .build(),
        this::effect);

    assertThat(log(ActionLog.ofObject(USER_42))).containsExactly("user_born");
  }

  @Test
  void aDatabaseThatRefusesIsNamed() throws Exception {
    execute("DROP TABLE inbox_messages");

    assertThatThrownBy(() -> store.unprocessed().toList())
        .hasMessageStartingWith("The inbox's database refuses: ");
  }

  private int actions;

  private void action(String type, EntityRef subject, EntityRef object, UUID request) {
    actions++;
    process(
        Event.builder(type)
            .publisher("users")
            .subject(subject)
            .object(object)
            .requestId(request)
            .sentAt(sent(actions))
            .build(),
        this::effect);
  }

  private static Instant sent(int minute) {
    return SENT.plus(Duration.ofMinutes(minute));
  }

  private List<String> log(ActionLog log) {
    return store.actions(log).map(stored -> stored.message().type()).toList();
  }

  private static MessageBuilder<Event> event() {
    return Event.builder("user_created").publisher("users").sentAt(SENT);
  }

  private UUID process(Message message, Handler handler) {
    return process(message, "mails", handler);
  }

  private UUID process(Message message, String queue, Handler handler) {
    pipeline(inbox, handler)
        .process(
            new Delivery(
                queue, "m-1", MessageCodec.encode(message), Map.of(), 1, message.groupId()));
    return message.uuid();
  }

  private static UUID uuid(StoredMessage stored) {
    return stored.message().uuid();
  }
}
