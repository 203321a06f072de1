package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.store.InboxStats;
import dev.cyclonelariat.inbox.store.InboxStore.ChangedData;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.RetryRefusedException;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.MessageCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What those who operate an inbox can see and do, on every database. */
abstract class InboxStoreContract extends StoreFixture {

  private static final EntityRef USER_42 = EntityRef.of("user", new UUID(0, 42));
  private static final EntityRef ADMIN = EntityRef.of("user", new UUID(0, 1));

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

    assertThat(store.unprocessed().map(StoreFixture::uuid))
        .containsExactlyInAnyOrderElementsOf(failed);
    assertThat(store.unprocessed().map(stored -> stored.message().receivedAt())).isSorted();
    assertThat(store.unprocessed().limit(1))
        .allMatch(stored -> stored.lastError().contains("broken"));
    assertThat(store.withClientErrors().map(StoreFixture::uuid))
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
  void aDatabaseThatRefusesIsNamed() throws Exception {
    execute("DROP TABLE inbox_messages");

    assertThatThrownBy(() -> store.unprocessed().toList())
        .hasMessageStartingWith("The inbox's database refuses: ");
  }
}
