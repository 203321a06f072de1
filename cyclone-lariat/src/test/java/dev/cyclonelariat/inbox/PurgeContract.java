package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is deleted, and what is not, on every database. */
abstract class PurgeContract extends StoreFixture {

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
    assertThat(store.receivedSince(SENT.plusSeconds(1)).map(StoreFixture::uuid))
        .containsExactly(young);
    assertThat(store.all().map(StoreFixture::uuid))
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
    assertThat(store.all().map(StoreFixture::uuid)).containsExactly(held);
    assertThat(steps.get()).isGreaterThanOrEqualTo(3);
    assertThat(store.purge(SENT.plusSeconds(1))).isEqualTo(1);
  }

  private static void lock(Connection connection, UUID uuid) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE inbox_messages SET last_error = 'x' WHERE uuid = '" + uuid + "'");
    }
  }
}
