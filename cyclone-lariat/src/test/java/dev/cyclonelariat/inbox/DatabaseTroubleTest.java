package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing is doubled whatever the database does. */
class DatabaseTroubleTest {

  private static final int MESSAGES = 600;

  @TempDir private Path directory;
  private RestartablePostgres server;
  private HikariDataSource pool;

  @BeforeEach
  void start() throws IOException, SQLException {
    server = new RestartablePostgres(directory);
    pool = pool(8);
    InboxSchema.create(pool);
    execute("CREATE TABLE effects (uuid uuid NOT NULL)");
    execute("CREATE TABLE balances (id integer PRIMARY KEY, amount integer NOT NULL)");
    execute("INSERT INTO balances VALUES (1, 0), (2, 0)");
  }

  @AfterEach
  void stop() throws IOException {
    pool.close();
    server.close();
  }

  @Test
  void stoppedAndStartedUnderLoad() throws Exception {
    TestQueue queue = new TestQueue(MESSAGES, 2);
    AtomicInteger handled = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(MESSAGES / 3);
    Pipeline pipeline =
        InboxFixture.pipeline(
            JdbcInbox.of(pool),
            (message, context) -> {
              effect(message, context);
              handled.incrementAndGet();
              third.countDown();
            });
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> queue.drain(8, pipeline::process));

    third.await();
    server.stop();
    server.start();
    load.join();

    assertHandledOnce(MESSAGES);
    assertThat(queue.outcomes())
        .as("the outage was noticed")
        .anyMatch(outcome -> outcome instanceof Outcome.Retry retry && retry.cause() != null);
    assertThat(handled.get()).isGreaterThanOrEqualTo(MESSAGES);
  }

  @Test
  void thePoolIsExhausted() throws Exception {
    try (HikariDataSource small = pool(1)) {
      TestQueue queue = new TestQueue(MESSAGES / 2, 2);
      AtomicInteger attempts = new AtomicInteger();

      queue.drain(
          8,
          InboxFixture.pipeline(
                  JdbcInbox.of(small),
                  (message, context) -> {
                    effect(message, context);
                    if (attempts.incrementAndGet() % 10 == 0) {
                      throw new IllegalStateException("broken");
                    }
                  })
              ::process);

      assertHandledOnce(MESSAGES / 2);
    }
  }

  @Test
  void aDeadlockVictimIsHandledAgain() throws Exception {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    Pipeline pipeline =
        InboxFixture.pipeline(
            JdbcInbox.of(pool),
            (message, context) -> {
              effect(message, context);
              boolean first = message.uuid().equals(one);
              boolean meeting = runs.incrementAndGet() <= 2;
              addTo(first ? 1 : 2, context.connection());
              if (meeting) {
                bothHaveOne.await();
              }
              addTo(first ? 2 : 1, context.connection());
            });

    List<Outcome> outcomes =
        Stream.of(one, other)
            .map(uuid -> CompletableFuture.supplyAsync(() -> process(pipeline, uuid)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(outcomes).filteredOn(new Outcome.Done()::equals).hasSize(1);
    assertThat(outcomes).filteredOn(outcome -> !outcome.isAcknowledged()).hasSize(1);
    assertThat(Stream.of(one, other).map(uuid -> process(pipeline, uuid)))
        .containsExactlyInAnyOrder(new Outcome.Done(), new Outcome.Duplicate());
    assertHandledOnce(2);
    assertThat(count("SELECT sum(amount) FROM balances")).isEqualTo(4);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE last_error LIKE '%deadlock%'"))
        .isEqualTo(1);
  }

  private static Outcome process(Pipeline pipeline, UUID uuid) {
    return pipeline.process(InboxFixture.delivery("mails", uuid, null));
  }

  private static void effect(Message message, HandlerContext context) throws SQLException {
    try (var insert = context.connection().prepareStatement("INSERT INTO effects VALUES (?)")) {
      insert.setObject(1, message.uuid());
      insert.executeUpdate();
    }
  }

  private static void addTo(int balance, Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE balances SET amount = amount + 1 WHERE id = ?")) {
      update.setInt(1, balance);
      update.executeUpdate();
    }
  }

  private void assertHandledOnce(int messages) throws SQLException {
    assertThat(count("SELECT count(*) FROM effects")).isEqualTo(messages);
    assertThat(count("SELECT count(DISTINCT uuid) FROM effects")).isEqualTo(messages);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE processed_at IS NOT NULL"))
        .isEqualTo(messages);
  }

  private HikariDataSource pool(int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(250);
    return new HikariDataSource(config);
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
