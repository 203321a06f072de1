package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.EntryResult;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Producers and a relay that work on and on behind a backlog that never goes away: for seconds
 * here, for half an hour in the profile {@code churn}.
 */
class ChurnTest {

  private static final int SECONDS = Integer.getInteger("churn.seconds", 3);
  private static final int MESSAGES_PER_SECOND = Integer.getInteger("churn.rate", 1_000);
  private static final int BACKLOG = Integer.getInteger("churn.backlog", 3_000);
  private static final int MESSAGES = SECONDS * MESSAGES_PER_SECOND;
  private static final int PRODUCERS = 4;
  private static final int GROUPS = 1_000;
  private static final int ONE_IN_A_GROUP_OF = 10;
  private static final String TEXT = "x".repeat(500);

  private final CountDownLatch toBeSent = new CountDownLatch(BACKLOG + MESSAGES);

  /** Each message beyond the backlog lets one be sent. */
  private final Semaphore beyondBacklog = new Semaphore(0);

  @Test
  void theTableStaysAboutAsLargeAsTheBacklogMakesIt() throws Exception {
    try (HikariDataSource database = TestDatabases.postgresql();
        Lariat lariat =
            Lariat.of(LariatSettings.builder().publisher("shop").instance("test").build())) {
      OutboxSchema.create(database);
      try (Outbox outbox = lariat.outbox(database).sender(this::send).build()) {
        for (int number = 0; number < BACKLOG; number++) {
          add(outbox, number);
        }
        long before = bytes(database);
        outbox.start();
        long largest = churn(database, outbox);
        System.out.printf(
            "%d s of churn at %d messages/s with a backlog of %d: from %d KiB to at most %d KiB%n",
            SECONDS, MESSAGES_PER_SECOND, BACKLOG, before >> 10, largest >> 10);
        assertThat(largest).isLessThanOrEqualTo(3 * before);
        beyondBacklog.release(BACKLOG);
        assertThat(toBeSent.await(1, TimeUnit.MINUTES)).isTrue();
      }
    }
  }

  private List<EntryResult> send(List<EncodedMessage> messages, Duration longest) {
    beyondBacklog.acquireUninterruptibly(messages.size());
    messages.forEach(message -> toBeSent.countDown());
    return messages.stream().map(message -> new EntryResult(message, null)).toList();
  }

  private static void add(Outbox outbox, int number) {
    outbox.transaction(
        tx -> {
          var event = OutboxFixture.event(TEXT);
          tx.add(
              number % ONE_IN_A_GROUP_OF == 0
                  ? Outgoing.of(event.groupId("group" + number % GROUPS).build())
                      .to(OutboxFixture.FIFO)
                  : Outgoing.of(event.build()));
          return true;
        });
  }

  /** Returns the largest size seen. */
  private long churn(HikariDataSource database, Outbox outbox) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
    long start = System.nanoTime();
    try {
      List<CompletableFuture<Void>> producers = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        int first = i;
        producers.add(CompletableFuture.runAsync(() -> produce(outbox, first, start), threads));
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(producers.toArray(CompletableFuture[]::new));
      long largest = 0;
      while (!all.isDone()) {
        largest = Math.max(largest, bytes(database));
        awaitASecond(all);
      }
      all.get();
      return largest;
    } finally {
      threads.shutdownNow();
    }
  }

  private void produce(Outbox outbox, int first, long start) {
    for (int number = first; number < MESSAGES; number += PRODUCERS) {
      long due = start + TimeUnit.SECONDS.toNanos(1) / MESSAGES_PER_SECOND * number;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      add(outbox, number);
      beyondBacklog.release();
    }
  }

  private static void awaitASecond(CompletableFuture<Void> end) throws Exception {
    try {
      end.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Time for another look.
    }
  }

  private static long bytes(HikariDataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Long.parseLong(
          TestDatabases.show(connection, "SELECT pg_total_relation_size('outbox_messages')"));
    }
  }
}
