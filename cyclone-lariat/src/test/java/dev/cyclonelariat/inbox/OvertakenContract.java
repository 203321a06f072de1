package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.jdbc.Transactions;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/**
 * How a failed run is written down, in a second transaction, when another delivery has overtaken it
 * since its first was rolled back: a row that is processed is never touched.
 */
abstract class OvertakenContract extends InboxFixture {

  /** Does something before each of the next transactions. */
  private static final class Preceded implements Transactions {

    private final Transactions inner;
    private final Queue<Runnable> before = new ArrayDeque<>();

    private Preceded(Transactions inner) {
      this.inner = inner;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      Runnable next = before.poll();
      if (next != null) {
        next.run();
      }
      return inner.inTransaction(work);
    }
  }

  private Outcome overtaken(Handler slow, Handler overtaking) {
    Preceded transactions = new Preceded(Transactions.of(database));
    JdbcInbox inbox = JdbcInbox.builder(transactions).build();
    JdbcInbox other = JdbcInbox.of(database);
    transactions.before.add(() -> {});
    transactions.before.add(() -> pipeline(other, overtaking).process(delivery("mails")));
    return pipeline(inbox, slow).process(delivery("mails"));
  }

  @Test
  void aFailureDoesNotTouchARowThatWasProcessedSince() throws Exception {
    Outcome outcome = overtaken(this::effectThenFailure, this::effect);

    assertThat(outcome.isAcknowledged()).isFalse();
    assertUntouched();
  }

  @Test
  void aBusinessErrorDoesNotTouchARowThatWasProcessedSince() throws Exception {
    Outcome outcome = overtaken(this::effectThenBusinessError, this::effect);

    assertThat(outcome).isEqualTo(new Outcome.Duplicate());
    assertUntouched();
  }

  @Test
  void aFailureLeavesTheBusinessErrorOfAnother() throws Exception {
    overtaken(this::effectThenFailure, this::effectThenBusinessError);

    assertThat(row())
        .containsEntry("client_error_message", "no such user")
        .containsEntry("last_error", null)
        .containsEntry("attempts", 1);
  }

  @Test
  void ofTwoFailuresBothAreCounted() throws Exception {
    overtaken(this::effectThenFailure, this::effectThenFailure);

    assertThat(row()).containsEntry("processed_at", null).containsEntry("attempts", 2);
  }

  private void assertUntouched() throws Exception {
    assertThat(effects()).isEqualTo(1);
    Map<String, Object> row = row();
    assertThat(row.get("processed_at")).isNotNull();
    assertThat(row)
        .containsEntry("client_error_message", null)
        .containsEntry("last_error", null)
        .containsEntry("attempts", 1);
    assertThat(pipeline(JdbcInbox.of(database), this::effect).process(delivery("mails")))
        .isEqualTo(new Outcome.Duplicate());
  }
}
