package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.outbox.relay.OnExhausted;
import dev.cyclonelariat.outbox.relay.RelayRun;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import dev.cyclonelariat.publish.EncodedMessage;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How relays send, fail and take over, on every database. */
abstract class RelayContract extends OutboxFixture {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void callsAreFilled() {
    add(IntStream.range(0, 25).boxed().toArray());

    assertThat(outbox.relay().runOnce()).isEqualTo(new RelayRun(25, 25, 0, 0, 0));
    assertThat(aws.calls()).extracting(List::size).containsExactlyInAnyOrder(10, 10, 5);
  }

  @Test
  void callsHoldNoMoreBytesThanAwsTakes() {
    String large = "x".repeat(100_000);
    add(large, large, large, large, large, "small");

    assertThat(outbox.relay().runOnce().sent()).isEqualTo(6);
    assertThat(aws.calls())
        .extracting(call -> call.stream().mapToInt(EncodedMessage::bytes).sum())
        .hasSize(3)
        .allMatch(bytes -> bytes <= 256 * 1024);
  }

  @Test
  void noTransactionIsOpenWhileAwsIsCalled() {
    add("a");
    aws.meanwhile(
        call ->
            assertThat(database.getHikariPoolMXBean().getActiveConnections())
                .as("connections in use")
                .isZero());
    assertThat(outbox.relay().runOnce().sent()).isOne();
  }

  @Test
  void aPoisonedEntryHoldsNobodyAndIsTriedAgainLater() {
    add("a", "poison", "c");
    aws.poison("poison");

    assertThat(outbox.relay().runOnce()).isEqualTo(new RelayRun(3, 2, 1, 0, 0));
    assertThat(sent()).containsExactly("a", "c");
    assertThat(outbox.relay().runOnce().claimed()).as("it waits").isZero();
    OutboxEntry entry = store.failed().toList().get(0);
    assertThat(entry.attempts()).isOne();
    assertThat(entry.sendingError()).contains("poison");

    aws.heal();
    pass(LONG);
    assertThat(outbox.relay().runOnce().sent()).isOne();
    assertThat(sent()).containsExactly("a", "c", "poison");
  }

  @Test
  void oneThatSpoilsAWholeCallIsFoundOut() {
    add("a", "spoiler", "c");
    aws.spoil("spoiler");

    assertThat(outbox.relay().runOnce()).isEqualTo(new RelayRun(3, 2, 1, 0, 0));
    assertThat(sent()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void anOutageUsesUpNoAttempts() {
    Outbox impatient = outbox(settings -> settings.maxAttempts(1, OnExhausted.PARK));
    add("a");
    addToGroup("g", "b", "c");
    aws.goAway();

    for (int i = 0; i < 5; i++) {
      RelayRun run = impatient.relay().runOnce();
      assertThat(run.sent() + run.failed()).isZero();
      pass(LONG);
    }
    assertThat(store.all()).extracting(OutboxEntry::attempts).containsOnly(0);
    assertThat(store.parked()).isEmpty();

    aws.heal();
    drain(impatient);
    assertThat(sent()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void whatUsesUpItsAttemptsIsParked() {
    Outbox thrice = outbox(settings -> settings.maxAttempts(3, OnExhausted.PARK));
    addToGroup("g", "poison", "b");
    aws.poison("poison");

    for (int i = 0; i < 3; i++) {
      assertThat(sent()).isEmpty();
      assertThat(thrice.relay().runOnce().failed()).isOne();
      pass(LONG);
    }
    OutboxEntry parked = store.parked().toList().get(0);
    assertThat(parked.attempts()).isEqualTo(3);
    assertThat(parked.state()).isEqualTo(State.PARKED);
    thrice.relay().runOnce();
    assertThat(sent()).as("its group goes on").containsExactly("b");

    aws.heal();
    assertThat(store.retry(parked)).isTrue();
    assertThat(store.retry(parked)).as("it is there no longer").isFalse();
    thrice.relay().runOnce();
    assertThat(sent()).containsExactly("b", "poison");
    assertThat(store.stats().parked()).isZero();
  }

  @Test
  void aGroupCanBeBlockedInstead() {
    Outbox strict = outbox(settings -> settings.maxAttempts(1, OnExhausted.BLOCK_GROUP));
    addToGroup("g", "poison", "b");
    addToGroup("h", "c");
    aws.poison("poison");

    strict.relay().runOnce();
    pass(Duration.ofDays(365));
    strict.relay().runOnce();
    assertThat(sent()).containsExactly("c");
    OutboxEntry blocked = store.failed().toList().get(0);
    assertThat(blocked.state()).isEqualTo(State.BLOCKED);
    assertThat(store.stats().blocked()).isOne();

    aws.heal();
    assertThat(store.resend()).isOne();
    drain(strict);
    assertThat(sent()).containsExactly("c", "poison", "b");
  }

  @Test
  void resendTakesAllThatFailed() {
    Outbox once = outbox(settings -> settings.maxAttempts(1, OnExhausted.PARK));
    aws.poison("poison");
    add(IntStream.range(0, 1_200).mapToObj(i -> "poison " + i).toArray());
    drain(once);
    assertThat(store.stats().parked()).isEqualTo(1_200);

    aws.heal();
    assertThat(store.resend()).isEqualTo(1_200);
    add("new");
    drain(once);
    assertThat(sent()).hasSize(1_201).doesNotHaveDuplicates().contains("new");
  }

  @Test
  void aMessageCanBeDiscarded() {
    UUID uuid = UUID.randomUUID();
    outbox.transaction(
        tx -> {
          tx.add(event("a").uuid(uuid).build());
          return null;
        });

    OutboxEntry entry = store.find(uuid).get(0);
    assertThat(entry.message().data()).containsEntry("name", "a");
    assertThat(store.discard(entry)).isTrue();
    assertThat(store.discard(entry)).isFalse();
    outbox.relay().runOnce();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aListenerThatThrowsChangesNothing() {
    List<String> told = new CopyOnWriteArrayList<>();
    Outbox listened =
        outbox(
            settings ->
                settings.onSendingError(
                    (entry, error) -> {
                      told.add(name(entry.encoded()) + " " + entry.attempts());
                      throw new IllegalStateException("listener");
                    }));
    add("poison 1", "b", "poison 2");
    aws.poison("poison");

    assertThat(listened.relay().runOnce()).isEqualTo(new RelayRun(3, 1, 2, 0, 0));
    assertThat(told).containsExactlyInAnyOrder("poison 1 1", "poison 2 1");
    assertThat(store.failed()).hasSize(2);
  }

  @Test
  void messagesOfAGroupGoOneByOneInTheirOrder() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      addToGroup("g", "g" + i);
      addToGroup("h", "h" + i);
      expected.add("g" + i);
    }

    drain(outbox);
    assertThat(sent().stream().filter(name -> name.startsWith("g")))
        .containsExactlyElementsOf(expected);
    assertThat(sent()).hasSize(60);
    assertThat(aws.calls())
        .as("never two of a group in one call")
        .allMatch(call -> call.stream().map(m -> m.groupId()).distinct().count() == call.size());
  }

  @Test
  void behindOneThatFailsItsGroupWaits() {
    addToGroup("g", "a", "poison", "c");
    addToGroup("h", "d");
    aws.poison("poison");

    outbox.relay().runOnce();
    outbox.relay().runOnce();
    assertThat(sent()).containsExactlyInAnyOrder("a", "d");

    aws.heal();
    pass(LONG);
    drain(outbox);
    assertThat(sent()).endsWith("poison", "c");
  }

  @Test
  void aGroupIsNeverInTheHandsOfTwoRelays() {
    Outbox other = outbox(settings -> {});
    addToGroup("g", "a", "b");
    aws.meanwhile(call -> assertThat(other.relay().runOnce().sent()).isZero());

    drain(outbox);
    assertThat(sent()).containsExactly("a", "b");
  }

  @Test
  void aMessageThatIsCommittedLateWaitsForTheOneOfItsGroupThatIsBeingSent() throws Exception {
    Outbox other = outbox(settings -> {});
    try (Connection late = database.getConnection()) {
      late.setAutoCommit(false);
      outbox
          .join(late)
          .add(dev.cyclonelariat.publish.Outgoing.of(event("late").groupId("g").build()).to(FIFO));
      addToGroup("g", "early");
      aws.meanwhile(
          call -> {
            if (name(call.get(0)).equals("early")) {
              commit(late);
              assertThat(other.relay().runOnce().sent()).isZero();
            }
          });
      drain(outbox);
    }
    assertThat(sent()).containsExactly("early", "late");
  }

  @Test
  void rowsThatAreCommittedLateAreFound() throws Exception {
    try (Connection late = database.getConnection()) {
      late.setAutoCommit(false);
      outbox.join(late).add(event("late").build());
      add("early");
      pass(LONG);
      outbox.relay().runOnce();
      late.commit();
    }
    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("early", "late");
  }

  @Test
  void howeverManyAreCommittedLateAndInWhateverOrderAllAreSent() throws Exception {
    Outbox other = outbox(settings -> {});
    Deque<Connection> late = new ConcurrentLinkedDeque<>();
    for (int i = 0; i < 12; i++) {
      late.push(addInOpenTransaction(i));
    }
    addToGroup("g", "early");
    add("early");
    aws.meanwhile(
        call -> {
          Connection latest = late.poll();
          if (latest != null) {
            commit(latest);
            other.relay().runOnce();
          }
        });
    for (int i = 0; i < 100 && !store.all().toList().isEmpty(); i++) {
      outbox.relay().runOnce();
      other.relay().runOnce();
    }

    assertThat(store.all()).isEmpty();
    assertThat(sent()).hasSize(2 + 12 * 5);
    for (int i = 0; i < 12; i++) {
      String transaction = i + "/";
      assertThat(sent().stream().filter(name -> name.startsWith(transaction + "g")))
          .containsExactly(i + "/g0", i + "/g1", i + "/g2", i + "/g3");
    }
  }

  private Connection addInOpenTransaction(int n) throws Exception {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    OutboxWriter writer = outbox.join(connection);
    for (int i = 0; i < 4; i++) {
      writer.add(event(n + "/g" + i).groupId("g").build(), FIFO);
    }
    writer.add(event(n + "/").build());
    return connection;
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
      connection.close();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatARelayHasClaimedIsItsOwnUntilItsLeaseIsOver() {
    Outbox other = outbox(settings -> {});
    add("a");
    addToGroup("g", "b");
    aws.duringNextCall(
        () -> {
          assertThat(other.relay().runOnce().claimed()).isZero();
          pass(LEASE.plusSeconds(1));
          assertThat(other.relay().runOnce().sent()).isPositive();
        });

    RelayRun run = outbox.relay().runOnce();
    assertThat(run.lost()).as("what another has meanwhile is left to it").isPositive();
    drain(other);
    assertThat(store.all()).isEmpty();
    assertThat(sent()).contains("a", "b");
  }

  @Test
  void aRelayWhoseLeaseIsOverBeginsNoCallAndTouchesNothing() {
    add(IntStream.range(0, 25).boxed().toArray());
    Outbox paused = outbox(settings -> settings.parallelism(1));
    Outbox other = outbox(settings -> {});
    aws.duringNextCall(
        () -> {
          pass(LEASE.plusSeconds(1));
          aws.poison("name");
          other.relay().runOnce();
          aws.heal();
        });

    RelayRun run = paused.relay().runOnce();
    assertThat(run.lost()).isEqualTo(25);
    assertThat(aws.calls()).as("one of the paused, three of the other").hasSize(4);
    assertThat(store.failed()).as("what the other has noted stands").hasSize(25);
  }

  @Test
  void whatWasSentCanBeKept() throws Exception {
    Outbox keeping = outbox(settings -> settings.history(Duration.ofDays(7)));
    add("a", "poison");
    addToGroup("g", "c");
    aws.poison("poison");

    keeping.relay().runOnce();
    assertThat(count("outbox_history")).isEqualTo(2);
  }

  @Test
  void whatTheGemLeftBehindIsSentAfterAMinute() throws Exception {
    execute(
        "INSERT INTO outbox_messages (uuid, serialized_message) VALUES ("
            + "'00000000-0000-0000-0000-000000000001', '{\"uuid\":\"00000000-0000-0000-0000-000000000001\","
            + "\"publisher\":\"mails\",\"type\":\"event_mail_sent\",\"version\":1,\"data\":{\"name\":\"ruby\"},"
            + "\"sent_at\":\"2022-11-09T11:42:18.203+01:00\"}')");

    assertThat(outbox.relay().runOnce().claimed()).isZero();
    pass(Duration.ofMinutes(2));
    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("ruby");
    assertThat(aws.taken().get(0).resource()).isEqualTo("test-event-fanout-mails-mail_sent");
  }

  @Test
  void figuresAreRight() {
    add("a", "poison");
    aws.poison("poison");
    outbox.relay().runOnce();
    add("c");
    pass(Duration.ofMillis(1));

    assertThat(store.stats().backlog()).isEqualTo(2);
    assertThat(store.stats().oldest()).isNotNull();
    assertThat(outbox.relay().health().isFine()).as("it was never started").isFalse();
  }
}
