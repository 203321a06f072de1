package dev.cyclonelariat.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.local.view.QueueView;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.QueueHealth;
import dev.cyclonelariat.worker.RetryPolicy;
import dev.cyclonelariat.worker.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Messages on a queue, and workers whose handlers each write a row, which nothing keeps unique. */
final class Load implements AutoCloseable {

  static final String QUEUE = "load";
  static final int THREADS = 8;

  private static final Duration VISIBILITY = Duration.ofSeconds(60);
  private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final HikariDataSource database;
  private Worker worker;
  private final JdbcInbox inbox;
  private final List<Message> created = new ArrayList<>();
  private final AtomicInteger put = new AtomicInteger();

  Load(String databaseUrl) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(databaseUrl);
    config.setMaximumPoolSize(THREADS);
    config.setConnectionTimeout(250);
    database = new HikariDataSource(config);
    execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    InboxSchema.create(database);
    execute("CREATE TABLE effects (uuid uuid NOT NULL)");
    inbox = JdbcInbox.of(database);
    createQueue();
  }

  LocalAws aws() {
    return aws;
  }

  HikariDataSource database() {
    return database;
  }

  void createQueue() {
    aws.queue(QUEUE, Map.of("VisibilityTimeout", Long.toString(VISIBILITY.toSeconds())));
  }

  /** Puts new messages on the queue, each so often in a row. */
  void send(int messages, int times) {
    List<Message> all =
        Stream.generate(() -> (Message) lariat.event("x").build()).limit(messages).toList();
    created.addAll(all);
    put(all.stream().flatMap(message -> Collections.nCopies(times, message).stream()).toList());
  }

  /** Puts all messages on a queue that is new. */
  void sendAllAgain() {
    put.set(0);
    put(created);
  }

  private void put(List<Message> messages) {
    lariat
        .sender()
        .publishAll(
            messages.stream()
                .map(message -> Outgoing.of(message).to(Destination.queue(QUEUE)))
                .toList())
        .orThrow();
    put.addAndGet(messages.size());
  }

  /** How many different messages there are. */
  int messages() {
    return created.size();
  }

  Worker start(Handler alsoInHandler) {
    worker =
        lariat
            .worker()
            .queue(Queue.parse(QUEUE))
            .concurrency(THREADS)
            .closeWithin(CLOSE_WITHIN)
            .retryPolicy(RetryPolicy.fixed(Duration.ZERO))
            .inbox(inbox)
            .notifier(new Failures())
            .fallback(
                (message, context) -> {
                  effect(message, context);
                  alsoInHandler.handle(message, context);
                  handled.incrementAndGet();
                })
            .start();
    return worker;
  }

  /** Whether the worker that was started last cannot receive. */
  boolean receivingFails() {
    return worker.health().queues().stream()
        .allMatch(queue -> queue.state() == QueueHealth.State.FAILING);
  }

  private static void effect(Message message, HandlerContext context) throws SQLException {
    try (PreparedStatement insert =
        context.connection().prepareStatement("INSERT INTO effects VALUES (?)")) {
      insert.setObject(1, message.uuid());
      insert.executeUpdate();
    }
  }

  /** How many handlers have come to their end. */
  int handled() {
    return handled.get();
  }

  /** How many deliveries have failed. */
  int failures() {
    return failures.get();
  }

  /** Waits until all that was put on the queue is off it again. */
  void awaitAllAnswered() throws Exception {
    awaitAnswered(put.get());
  }

  /** Waits until the queue has been told so often that a message is handled. */
  void awaitAnswered(int count) throws Exception {
    Steps.until(
        count + " messages are handled",
        wait -> aws.server().deliveries().await(DeliveryEvent.Kind.DELETED, QUEUE, count, wait),
        () -> aws.pass(VISIBILITY));
  }

  void assertHandledOnce() throws SQLException {
    int messages = messages();
    assertThat(aws.server().queues()).extracting(QueueView::total).containsExactly(0);
    assertThat(count("SELECT count(*) FROM effects")).isEqualTo(messages);
    assertThat(count("SELECT count(DISTINCT uuid) FROM effects")).isEqualTo(messages);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE processed_at IS NOT NULL"))
        .isEqualTo(messages);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    inbox.close();
    lariat.close();
    aws.close();
    database.close();
  }

  private final class Failures implements Notifier {
    @Override
    public void error(HandlerContext context, Throwable cause) {
      failures.incrementAndGet();
    }
  }
}
