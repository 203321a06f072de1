package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.inbox.RestartablePostgres;
import dev.cyclonelariat.outbox.relay.RelayHealth.State;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.publish.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database are stopped and started again under a relay at work. */
class OutageTest {

  @TempDir private Path directory;

  @Test
  void whenBrokerOrDatabaseAreBackAllIsSent() throws Exception {
    try (RestartablePostgres postgres = new RestartablePostgres(directory);
        LocalAws aws = new LocalAws();
        HikariDataSource database = pool(postgres);
        Lariat lariat = lariat(aws, database)) {
      aws.queue("q");
      add(lariat, 20);
      await("it runs", () -> aws.depth(aws.queueUrl("q")) == 20);

      aws.stopServer();
      add(lariat, 20);
      await("it waits for AWS", () -> lariat.outbox().relay().health().state() == State.STALLED);
      assertThat(lariat.outbox().store().all()).extracting(OutboxEntry::attempts).containsOnly(0);
      aws.startServerAgain();
      String url = aws.queue("q");
      await("it goes on", () -> aws.depth(url) == 20);

      postgres.stop();
      lariat.outbox().wake();
      await(
          "it waits for the database",
          () -> lariat.outbox().relay().health().state() == State.STALLED);
      postgres.start();
      await("it goes on", () -> lariat.outbox().relay().health().isFine());
      add(lariat, 20);
      await("all is sent", () -> aws.depth(url) == 40);
      await("nothing is left", () -> lariat.outbox().store().stats().backlog() == 0);
    }
  }

  private static HikariDataSource pool(RestartablePostgres postgres) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.url());
    config.setConnectionTimeout(1_000);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static Lariat lariat(LocalAws aws, HikariDataSource database) {
    OutboxSchema.create(database);
    return Lariat.builder(aws.settings().build())
        .outbox(
            database, settings -> settings.backoff(Duration.ofMillis(50), Duration.ofMillis(200)))
        .build();
  }

  private static void add(Lariat lariat, int messages) {
    lariat
        .outbox()
        .transaction(
            tx -> {
              for (int i = 0; i < messages; i++) {
                tx.add(lariat.event("x").build(), Destination.queue("q"));
              }
              return null;
            });
  }

  private static void await(String what, BooleanSupplier condition) throws Exception {
    Steps.until(
        what,
        longest -> {
          long deadline = System.nanoTime() + longest.toNanos();
          while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
          }
          return condition.getAsBoolean();
        },
        () -> {});
  }
}
