package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.publish.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A relay that is paused (SIGSTOP) past its lease. */
class PausedRelayTest {

  private static final String QUEUE = "paused.fifo";
  private static final int MESSAGES = 30;

  @Test
  void repeatsAtMostTheCallInFlightAndTouchesNothing() throws Exception {
    Path logs = Files.createDirectories(Path.of("target", "paused"));
    Words words = new Words();
    try (LocalAws aws = new LocalAws();
        Lariat lariat = aws.lariat();
        HikariDataSource database = TestDatabases.postgresql()) {
      OutboxSchema.create(database);
      String url = aws.queue(QUEUE);
      Outbox other = lariat.outbox(database).build();
      fill(lariat, other);
      try (WorkerProcess paused =
          new WorkerProcess(
              "paused",
              logs,
              List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")),
              PausableRelay.class,
              List.of(aws.server().endpoint().toString(), TestDatabases.url(database)),
              words)) {
        paused.begin("run");
        assertThat(paused.reachesItsPoint(Duration.ofMinutes(1))).isTrue();
        paused.signal("STOP");
        assertThat(other.relay().runOnce().claimed()).as("all is under lease").isZero();
        drain(other);
        assertThat(aws.depth(url)).isEqualTo(MESSAGES);

        paused.signal("CONT");
        paused.begin("go on");
        Steps.until("it ends", wait -> await(words, wait), () -> {});
      }

      assertThat(words.of(PausableRelay.DONE).get(0))
          .contains("claimed=" + MESSAGES)
          .contains("failed=0, released=0, lost=" + MESSAGES);
      assertThat(aws.server().deliveries().count(DeliveryEvent.Kind.DEDUPLICATED, QUEUE))
          .as("the call in flight, with the same deduplication ids")
          .isLessThanOrEqualTo(10);
      assertThat(aws.depth(url)).isEqualTo(MESSAGES);
      assertThat(other.store().all()).isEmpty();
      other.close();
    }
  }

  private static void fill(Lariat lariat, Outbox outbox) {
    outbox.transaction(
        tx -> {
          for (int i = 0; i < MESSAGES; i++) {
            tx.add(lariat.event("x").groupId("g" + i).build(), Destination.queue(QUEUE));
          }
          return null;
        });
  }

  private static void drain(Outbox outbox) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (outbox.store().stats().backlog() > 0 && System.nanoTime() < deadline) {
      outbox.relay().runOnce();
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean await(Words words, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (words.of(PausableRelay.DONE).isEmpty() && System.nanoTime() < deadline) {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    return !words.of(PausableRelay.DONE).isEmpty();
  }
}
