package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.MessageAttribute;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.publish.PublishRefusedException;
import dev.cyclonelariat.publish.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent is what was committed, on every database. */
abstract class TransactionContract extends OutboxFixture {

  @Test
  void whatIsCommittedIsSentOnceAndLeavesNothingBehind() throws Exception {
    String result =
        outbox.transaction(
            tx -> {
              place(tx.connection(), 1);
              tx.add(event("a").build());
              return "placed";
            });

    assertThat(result).isEqualTo("placed");
    assertThat(count("orders")).isOne();
    assertThat(outbox.relay().runOnce().sent()).isOne();
    assertThat(outbox.relay().runOnce().claimed()).isZero();
    assertThat(sent()).containsExactly("a");
    assertThat(count("outbox_messages")).isZero();
  }

  @Test
  void nothingIsSentBeforeTheCommitNorAfterARollback() throws Exception {
    assertThatThrownBy(
            () ->
                outbox.transaction(
                    tx -> {
                      place(tx.connection(), 1);
                      tx.add(event("a").build());
                      assertThat(outbox.relay().runOnce().claimed()).isZero();
                      throw new IOException("no");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");

    outbox.relay().runOnce();
    assertThat(sent()).isEmpty();
    assertThat(count("orders")).isZero();
  }

  @Test
  void aBlockThatIsTriedAgainSendsWhatItsLastAttemptAdded() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      int now = attempt;
      try {
        outbox.transaction(
            tx -> {
              tx.add(event("attempt " + now).build());
              if (now < 3) {
                throw new IllegalStateException("serialization failure");
              }
              return null;
            });
      } catch (IllegalStateException e) {
        assertThat(now).isLessThan(3);
      }
    }

    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("attempt 3");
  }

  @Test
  void whatASavepointTookBackIsNotSent() throws Exception {
    outbox.transaction(
        tx -> {
          tx.add(event("kept").build());
          Savepoint savepoint = tx.connection().setSavepoint();
          tx.add(event("taken back").build());
          tx.connection().rollback(savepoint);
          return null;
        });

    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("kept");
  }

  @Test
  void aBlockThatRollsBackSilentlySendsNothing() throws Exception {
    outbox.transaction(
        tx -> {
          tx.add(event("a").build());
          tx.connection().rollback();
          return null;
        });

    outbox.relay().runOnce();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aNestedTransactionIsPartOfTheOuterOne() throws Exception {
    assertThatThrownBy(
            () ->
                outbox.transaction(
                    outer -> {
                      outbox.transaction(
                          inner -> {
                            assertThat(inner.connection()).isSameAs(outer.connection());
                            inner.add(event("inner").build());
                            return null;
                          });
                      outbox.relay().runOnce();
                      throw new IllegalStateException("outer fails");
                    }))
        .hasMessage("outer fails");

    outbox.relay().runOnce();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aNestedTransactionThatFailsTakesOnlyItsOwnBack() throws Exception {
    outbox.transaction(
        outer -> {
          outer.add(event("outer").build());
          assertThatThrownBy(
                  () ->
                      outbox.transaction(
                          inner -> {
                            inner.add(event("inner").build());
                            throw new IllegalStateException("inner fails");
                          }))
              .hasMessage("inner fails");
          return null;
        });

    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("outer");
  }

  @Test
  void nothingIsCommittedOfATransactionOfWhichNobodyKnowsWhatIsLeft() throws Exception {
    assertThatThrownBy(
            () ->
                outbox.transaction(
                    outer -> {
                      outer.add(event("before").build());
                      assertThatThrownBy(() -> outbox.transaction(this::loseAll))
                          .hasMessage("deadlock");
                      outer.add(event("after").build());
                      return null;
                    }))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("the outer one is rolled back with it");

    outbox.relay().runOnce();
    assertThat(sent()).isEmpty();
  }

  /** As a deadlock does on MariaDB and H2: the savepoint is gone, too. */
  private @Nullable Object loseAll(OutboxTransaction inner) throws SQLException {
    inner.connection().rollback();
    throw new IllegalStateException("deadlock");
  }

  @Test
  void aTransactionThatIsOpenAlreadyCanBeJoined() throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      place(connection, 1);
      outbox.join(connection).add(event("a").build());
      outbox.relay().runOnce();
      assertThat(sent()).isEmpty();
      connection.commit();
    }

    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("a");
  }

  @Test
  void aConnectionWithoutTransactionCannotBeJoined() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThatThrownBy(() -> outbox.join(connection))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("auto-commit");
    }
  }

  @Test
  void theCommitOfAFrameworksTransactionWakesTheRelay() throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      FrameworkTransaction framework = new FrameworkTransaction(connection);
      OutboxWriter writer = outbox.join(framework);
      assertThat(framework.afterCommit).isEmpty();
      writer.add(event("a").build());
      writer.add(event("b").build());
      assertThat(framework.afterCommit).hasSize(1);
    }
  }

  @Test
  void aMessageThatCanNeverBeSentFailsTheTransaction() throws Exception {
    assertFails(
        Outgoing.of(Event.builder("x").build()), InvalidMessageException.class, "publisher");
    assertFails(
        Outgoing.of(event("a").build()).to(Destination.topic("no name")),
        LariatException.class,
        "no name");
    assertFails(
        Outgoing.of(event("a").build()).to(FIFO),
        PublishRefusedException.class,
        "Group id must be defined");
    assertFails(
        Outgoing.of(event("x".repeat(256 * 1024)).build()),
        PublishRefusedException.class,
        "262,144");
    assertFails(
        Outgoing.of(event("x".repeat(1024 * 1024)).build()).to(Destination.queue()),
        PublishRefusedException.class,
        "1,048,576");
    assertThat(count("outbox_messages")).isZero();
    assertThat(count("orders")).isZero();
  }

  private void assertFails(Outgoing outgoing, Class<?> error, String text) {
    assertThatThrownBy(
            () ->
                outbox.transaction(
                    tx -> {
                      place(tx.connection(), 1);
                      tx.add(outgoing);
                      return null;
                    }))
        .isInstanceOf(error)
        .hasMessageContaining(text);
  }

  @Test
  void aMessageThatFailsItsChecksLeavesTheTransactionUsable() {
    outbox.transaction(
        tx -> {
          assertThatThrownBy(() -> tx.add(Event.builder("x").build()))
              .isInstanceOf(InvalidMessageException.class);
          tx.add(event("a").build());
          return null;
        });

    outbox.relay().runOnce();
    assertThat(sent()).containsExactly("a");
  }

  @Test
  void aTableThatIsMissingIsToldWithItsRemedy() {
    assertThatThrownBy(() -> outbox(settings -> settings.table("elsewhere")))
        .isInstanceOf(OutboxException.class)
        .hasMessageStartingWith("There is no table elsewhere: ")
        .hasMessageContaining("OutboxSchema.create")
        .hasMessageContaining("'lariat outbox schema --database ")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aTableOfTheGemIsToldWithItsUpgrade() throws SQLException {
    execute("CREATE TABLE of_gem (uuid char(36) PRIMARY KEY, created_at timestamp)");

    assertThatThrownBy(() -> outbox(settings -> settings.table("of_gem")))
        .isInstanceOf(OutboxException.class)
        .hasMessageStartingWith("The outbox's table of_gem lacks columns: ")
        .hasMessageContaining("OutboxSchema.upgradeScript")
        .message()
        .hasLineCount(1);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> outbox(settings -> settings.table("x; DROP TABLE orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a plain table name: 'x; DROP TABLE orders'");
    assertThatThrownBy(() -> outbox(settings -> settings.topicBytes(2 << 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2097152");
  }

  @Test
  void oneMessageMayGoToSeveralPlaces() {
    Event event = event("a").build();
    outbox.transaction(
        tx -> {
          tx.add(event);
          tx.add(event, Destination.queue().dest("mailer"));
          tx.add(event, Destination.topic("partners"));
          return null;
        });

    outbox.relay().runOnce();
    assertThat(aws.taken())
        .extracting(EncodedMessage::service, EncodedMessage::resource)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Service.SNS, "test-event-fanout-shop-order_placed"),
            org.assertj.core.groups.Tuple.tuple(
                Service.SQS, "test-event-queue-shop-order_placed-mailer"),
            org.assertj.core.groups.Tuple.tuple(Service.SNS, "partners"));
  }

  @Test
  void allThatBelongsToAMessageIsKept() {
    UUID uuid = UUID.randomUUID();
    Event event =
        event("ä\u2028\uD83D\uDE00\\\"\n")
            .uuid(uuid)
            .groupId("user-42")
            .deduplicationId("d")
            .build();
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Map<String, MessageAttribute> attributes =
        Map.of(
            "number", MessageAttribute.number(12),
            "bytes", MessageAttribute.binary(new byte[] {0, 1, -1}),
            "text", MessageAttribute.text("ü\t😀{\"}"));
    Outgoing outgoing = new Outgoing(event, FIFO, attributes, true).traceparent(traceparent);
    outbox.transaction(
        tx -> {
          tx.add(outgoing);
          return null;
        });

    outbox.relay().runOnce();
    EncodedMessage sent = aws.taken().get(0);
    assertThat(sent.uuid()).isEqualTo(uuid);
    assertThat(sent.groupId()).isEqualTo("user-42");
    assertThat(sent.deduplicationId()).isEqualTo("d");
    assertThat(sent.attributes()).isEqualTo(outgoing.attributes());
    assertThat(sent.attributes().get("traceparent").value()).isEqualTo(traceparent);
    assertThat(sent.body()).isEqualTo(dev.cyclonelariat.message.MessageCodec.encode(event));
  }

  @Test
  void largeMessagesAreSentWhole() {
    List<String> names = List.of("x".repeat(5_000), "ü".repeat(100_000), "small");
    add(names.toArray());

    outbox.relay().runOnce();
    assertThat(sent()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(aws.calls())
        .allMatch(
            call -> call.size() == 1 || call.stream().mapToInt(m -> m.bytes()).sum() <= 256 * 1024);
  }
}
