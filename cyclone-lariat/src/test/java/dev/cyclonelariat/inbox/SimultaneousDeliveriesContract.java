package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries of one message at the same time, on every database. */
abstract class SimultaneousDeliveriesContract extends InboxFixture {

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
}
