package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.Message;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A handler whose transaction has been rolled back, by itself or by an error that it swallowed, has
 * not handled its message, whatever it says: the message is never acknowledged without a row.
 */
abstract class RolledBackContract extends InboxFixture {

  private void rollingBack(Message message, HandlerContext context) throws SQLException {
    effect(message, context);
    rollBack(context);
    effect(message, context);
  }

  private static void rollBack(HandlerContext context) throws SQLException {
    try (Statement statement = context.connection().createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  private void assertNotHandled(Outcome outcome) throws Exception {
    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("processed_at", null);
    assertThat(row().get("last_error").toString()).contains("rolled back");
    assertThat(process(this::effect)).isEqualTo(Outcome.done());
    assertThat(effects()).isEqualTo(1);
  }

  private Outcome process(Handler handler) {
    return process(JdbcInbox.of(database), handler);
  }

  private Outcome process(JdbcInbox inbox, Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
  }

  @Test
  void atTheFirstAttempt() throws Exception {
    assertNotHandled(process(this::rollingBack));
  }

  @Test
  void atALaterAttempt() throws Exception {
    process(this::effectThenFailure);

    assertNotHandled(process(this::rollingBack));
  }

  @Test
  void inATransactionOfAFramework() throws Exception {
    JdbcInbox inbox = JdbcInbox.builder(Transactions.of(database)).build();

    assertNotHandled(process(inbox, this::rollingBack));
  }

  @Test
  void withNothingAfterIt() throws Exception {
    assertNotHandled(
        process(
            (message, context) -> {
              effect(message, context);
              rollBack(context);
            }));
  }

  @Test
  void inABatch() throws Exception {
    List<Delivery> batch =
        Stream.of(UUID.randomUUID(), uuid, UUID.randomUUID())
            .map(each -> delivery("mails", each, null))
            .toList();

    List<Outcome> outcomes =
        pipeline(
                JdbcInbox.builder(database).batch().build(),
                (message, context) -> {
                  effect(message, context);
                  if (message.uuid().equals(uuid)) {
                    rollBack(context);
                  }
                })
            .processAll(batch);

    assertThat(outcomes.get(0)).isEqualTo(Outcome.done());
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Retry.class);
    assertThat(outcomes.get(2)).isEqualTo(Outcome.done());
    assertThat(effects()).isEqualTo(2);
  }
}
