package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.outbox.relay.OnExhausted;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trouble that meets one message, on every database, and leaves the others alone. */
abstract class RelayTroubleContract extends OutboxFixture {

  @Test
  void whatWasSentIsNotSentAgainBecauseAnotherCannotBeParked() throws Exception {
    Outbox once = outbox(settings -> settings.maxAttempts(1, OnExhausted.PARK));
    add("a", "poison");
    aws.poison("poison");
    execute("DROP TABLE outbox_parked");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(once.relay()::runOnce)
          .isInstanceOf(LariatException.class)
          .hasMessageContaining("refuses");
      pass(LEASE.plusSeconds(1));
    }
    assertThat(sent()).containsExactly("a");
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void faultsOfAwsSaidOfEachEntryAreAnOutage() {
    Outbox once = outbox(settings -> settings.maxAttempts(1, OnExhausted.PARK));
    add("a", "b");
    addToGroup("g", "c", "d");
    aws.stumble();

    assertThat(once.relay().runOnce().failed()).isZero();
    assertThat(store.all()).extracting(OutboxEntry::attempts).containsOnly(0);
    assertThat(store.parked()).isEmpty();

    aws.heal();
    pass(Duration.ofMinutes(1));
    drain(once);
    assertThat(sent()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void aRowThatCannotBeReadHoldsNobody() throws Exception {
    add("a");
    execute("UPDATE outbox_messages SET attributes = '[1]'");
    add("b");

    assertThat(outbox.relay().runOnce().failed()).isOne();
    assertThat(sent()).containsExactly("b");
    assertThat(store.failed()).hasSize(1);
  }

  @Test
  void aGroupWhoseFirstRowSomebodyHasLockedHoldsNobody() throws Exception {
    addToGroup("g", "a", "b");
    addToGroup("h", "c");
    add("d");
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      lock(connection, store.all().filter(e -> name(e.encoded()).equals("a")).findFirst().get());
      outbox.relay().runOnce();
      assertThat(sent()).containsExactlyInAnyOrder("c", "d");
      connection.rollback();
    }
    drain(outbox);
    assertThat(sent()).endsWith("a", "b");
  }

  private static void lock(Connection connection, OutboxEntry entry) throws SQLException {
    try (var lock =
        connection.prepareStatement(
            "SELECT id FROM outbox_messages WHERE lane LIKE '%/g' AND id = ? FOR UPDATE")) {
      lock.setLong(1, entry.id());
      lock.executeQuery();
    }
  }

  @Test
  void groupsThatWaitDoNotHideTheOnesBehindThem() {
    Outbox strict = outbox(settings -> settings.batch(2).maxAttempts(1, OnExhausted.BLOCK_GROUP));
    for (String group : List.of("a", "b", "c", "d", "e")) {
      addToGroup(group, "poison " + group);
    }
    aws.poison("poison");
    drain(strict);
    addToGroup("f", "f");

    assertThat(strict.relay().runOnce().sent()).isOne();
    assertThat(sent()).containsExactly("f");
  }

  @Test
  void noCallBeginsThatTheEndOfTheLeaseWouldCutShort() {
    add(IntStream.range(0, 15).boxed().toArray());
    List<Duration> given = new CopyOnWriteArrayList<>();
    Outbox one =
        outbox(
            settings ->
                settings
                    .parallelism(1)
                    .sender(
                        (messages, longest) -> {
                          given.add(longest);
                          pass(LEASE.minusSeconds(1));
                          return aws.send(messages, longest);
                        }));

    assertThat(one.relay().runOnce().released()).isEqualTo(5);
    assertThat(given).containsExactly(LEASE);
  }

  @Test
  void anOutageIsForgottenWhoseEndAnotherRelaySaw() {
    Outbox other = outbox(settings -> {});
    add("a");
    aws.goAway();
    outbox.relay().runOnce();
    assertThat(outbox.relay().health().problem()).contains("nobody there");

    aws.heal();
    pass(Duration.ofMinutes(2));
    assertThat(other.relay().runOnce().sent()).isOne();
    assertThat(outbox.relay().health().problem()).isNull();
  }
}
