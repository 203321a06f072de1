package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Outcome;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inbox with leases promises, on every database. */
abstract class LeaseInboxContract extends InboxFixture {

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(SENT);
  private final SteppedScheduler scheduler = new SteppedScheduler();
  private JdbcInbox inbox;

  @BeforeEach
  void openInbox() {
    inbox = JdbcInbox.builder(database).lease(LEASE, scheduler).clock(clock).build();
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
    scheduler.shutdownNow();
  }

  @Test
  void aMessageIsHandledWithoutATransactionAndMarked() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              clock.advance(Duration.ofSeconds(2));
              assertThat(row()).containsEntry("processed_at", null);
              assertThatThrownBy(context::connection).isInstanceOf(IllegalStateException.class);
            });

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(row())
        .containsEntry("attempts", 1)
        .containsEntry("handled_ms", 2_000)
        .containsEntry("leased_until", null)
        .containsEntry("processed_at", SENT.plusSeconds(2));
    assertThat(process(this::count)).isEqualTo(new Outcome.Duplicate());
    assertThat(handled).isEmpty();
  }

  @Test
  void aDeliveryDuringALeaseIsPutOffUntilItRunsOut() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              Outcome second = process(this::count);
              assertThat(((Outcome.Retry) second).after()).isPositive().isLessThanOrEqualTo(LEASE);
            });

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(handled).isEmpty();
    assertThat(row()).containsEntry("attempts", 1);
  }

  @Test
  void theLeaseOfADeadProcessIsTakenOverOnceItHasRunOut() throws Exception {
    process(
        (message, context) -> {
          leaseRunsOut();
          assertThat(process(this::count)).isEqualTo(new Outcome.Done());
        });

    assertThat(handled).hasSize(1);
    assertThat(row()).containsEntry("attempts", 2).containsEntry("lease_epoch", 2);
  }

  @Test
  void whoHasLostTheLeaseChangesNothing() throws Exception {
    Outcome first =
        process(
            (message, context) -> {
              leaseRunsOut();
              process(
                  (again, secondContext) -> {
                    throw new BusinessException("no such user");
                  });
            });

    assertThat(first.isAcknowledged()).isFalse();
    assertThat(row()).containsEntry("client_error_message", "no such user");
    assertThat(process(this::count)).isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void aLeaseIsRefreshedAsLongAsItsHandlerRuns() throws Exception {
    process(
        (message, context) -> {
          for (int i = 0; i < 5; i++) {
            clock.advance(LEASE.dividedBy(2));
            scheduler.step();
            assertThat(context.hold().isLost()).isFalse();
          }
          execute("UPDATE inbox_messages SET lease_epoch = lease_epoch + 1");
          scheduler.step();
          assertThat(context.hold().isLost()).isTrue();
        });

    assertThat(scheduler.scheduled()).as("nothing is refreshed afterwards").isZero();
  }

  @Test
  void withoutRefreshTheHandlerIsToldThatItsLeaseIsLost() throws Exception {
    process(
        (message, context) -> {
          clock.advance(LEASE);
          assertThat(context.hold().isLost()).isTrue();
        });
  }

  @Test
  void aRefreshDoesNotBringBackALeaseThatHasRunOut() throws Exception {
    process(
        (message, context) -> {
          leaseRunsOut();
          scheduler.step();
          assertThat(context.hold().isLost()).isTrue();
        });
  }

  @Test
  void aFailureGivesTheLeaseUp() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              throw new IllegalStateException("broken");
            });

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(row())
        .containsEntry("processed_at", null)
        .containsEntry("leased_until", null)
        .containsEntry("attempts", 1)
        .containsEntry("last_error", "java.lang.IllegalStateException: broken");
    assertThat(process(this::count)).isEqualTo(new Outcome.Done());
    assertThat(row()).containsEntry("attempts", 2);
  }

  @Test
  void anErrorOfTheJvmGivesTheLeaseUpToo() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              throw new StackOverflowError();
            });

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(row())
        .containsEntry("leased_until", null)
        .containsEntry("last_error", "java.lang.StackOverflowError");
    assertThat(process(this::count)).isEqualTo(new Outcome.Done());
  }

  @Test
  void aBusinessErrorIsKept() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              throw new BusinessException("no such user");
            });

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
    assertThat(row()).containsEntry("client_error_message", "no such user");
    assertThat(row().get("processed_at")).isNotNull();
    assertThat(process(this::count)).isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void manyDeliveriesAtOnceAreRunOnce() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Outcome>> deliveries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      deliveries.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(go);
                return process(this::count);
              },
              task -> new Thread(task).start()));
    }
    go.countDown();

    assertThat(deliveries.stream().map(CompletableFuture::join))
        .allMatch(outcome -> outcome.isAcknowledged() || isPutOff(outcome))
        .contains(new Outcome.Done());
    assertThat(handled).hasSize(1);
  }

  @Test
  void aLeaseLastsAtLeastASecond() {
    assertThatThrownBy(() -> JdbcInbox.builder(database).lease(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withItsOwnThreadItIsClosed() throws Exception {
    try (JdbcInbox own = JdbcInbox.builder(database).lease(LEASE).build()) {
      assertThat(pipeline(own, this::count).process(delivery("mails", UUID.randomUUID(), null)))
          .isEqualTo(new Outcome.Done());
    }
  }

  private Outcome process(Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
  }

  private void count(Object message, Object context) {
    handled.add(message.toString());
  }

  /** Leases go by the database's time. */
  private void leaseRunsOut() throws Exception {
    try (Connection connection = database.getConnection();
        var age =
            connection.prepareStatement("UPDATE inbox_messages SET leased_until = received_at")) {
      age.executeUpdate();
    }
  }
}
