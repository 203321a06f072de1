package dev.cyclonelariat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Hold;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.metrics.WorkerMetrics;
import dev.cyclonelariat.resource.Queue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;

/** How long a message stays with the worker that handles it. Visibility is SQS's usual 30 s. */
class HeartbeatTest extends WorkerFixture {

  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void endHandlers() {
    mayEnd.countDown();
  }

  private List<ChangeMessageVisibilityBatchRequest> beats() {
    return calls.of(ChangeMessageVisibilityBatchRequest.class);
  }

  /** A started worker, each of whose handlers has a message. */
  private Worker withHandlersAtWork(WorkerBuilder builder, int count) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(count);
    Worker worker =
        builder
            .concurrency(count + 1)
            .fallback(
                (message, context) -> {
                  handled.add(context.hold());
                  inside.countDown();
                  await(mayEnd);
                })
            .start();
    await(inside);
    return worker;
  }

  private Hold hold() {
    return (Hold) handled.get(0);
  }

  @Test
  void aMessageStaysHiddenForAsLongAsItsHandlerTakes() throws Exception {
    send("mails", 1);
    try (Worker worker = withHandlersAtWork(stepped().queue(MAILS), 1)) {
      alarm.pass(Duration.ofHours(1));

      assertThat(received("mails")).isEqualTo(1);
      assertThat(hold().isLost()).isFalse();
      mayEnd.countDown();
    }
    assertThat(aws.depth(url)).isZero();
  }

  @Test
  void tenAreExtendedInOneCall() throws Exception {
    send("mails", 20);
    try (Worker worker = withHandlersAtWork(stepped().queue(MAILS), 20)) {
      alarm.pass(Duration.ofSeconds(11));

      assertThat(beats()).hasSize(2);
      assertThat(beats().get(0).entries()).hasSize(10);
      assertThat(beats().get(0).entries().get(0).visibilityTimeout()).isEqualTo(30);
    }
  }

  @Test
  void aQuickHandlerCostsNoExtension() {
    send("mails", 10);
    try (Worker worker = stepped().queue(MAILS).fallback((message, context) -> {}).build()) {
      worker.runOnce();
      worker.beat();
    }

    assertThat(beats()).isEmpty();
  }

  @Test
  void anExtensionThatFailedIsTriedAgainInTime() throws Exception {
    send("mails", 1);
    aws.server().faults().on("ChangeMessageVisibilityBatch").times(3).internalError();
    try (Worker worker = withHandlersAtWork(stepped().queue(MAILS), 1)) {
      alarm.pass(Duration.ofMinutes(2));

      assertThat(hold().isLost()).isFalse();
      assertThat(received("mails")).isEqualTo(1);
    }
  }

  @Test
  void whenItCannotBeExtendedInTimeItIsLostWithOneWarning() throws Exception {
    send("mails", 12);
    AtomicInteger lost = new AtomicInteger();
    WorkerMetrics metrics =
        new WorkerMetrics() {
          @Override
          public void heartbeatLost(String queue) {
            lost.incrementAndGet();
          }
        };
    try (CapturedLog log = new CapturedLog();
        Worker worker = withHandlersAtWork(stepped().queue(MAILS).metrics(metrics), 12)) {
      worker.pause();
      aws.server().faults().on("ChangeMessageVisibilityBatch").internalError();
      alarm.pass(Duration.ofSeconds(31));
      aws.server().faults().clear();
      int before = beats().size();
      alarm.pass(Duration.ofMinutes(5));

      assertThat(hold().isLost()).isTrue();
      assertThat(beats()).as("beats for what is lost").hasSize(before);
      assertThat(lost).hasValue(12);
      assertThat(log.lines("no longer ours")).singleElement().asString().contains("12 messages");
    }
  }

  @Test
  void whenTheReceiptIsRefusedItIsLostAtOnce() throws Exception {
    send("mails", 1);
    try (Worker worker = withHandlersAtWork(stepped().queue(MAILS), 1)) {
      sqs.purgeQueue(request -> request.queueUrl(url));
      alarm.pass(Duration.ofSeconds(15));

      assertThat(hold().isLost()).isTrue();
    }
  }

  @Test
  void itIsNeverHeldForMoreThanTwelveHours() throws Exception {
    String slow = aws.queue("slow", Map.of("VisibilityTimeout", "3600"));
    send("slow", 1);
    try (Worker worker = withHandlersAtWork(stepped().queue(Queue.parse("slow")), 1)) {
      worker.pause();
      alarm.pass(Duration.ofHours(11).plusMinutes(59));
      assertThat(hold().isLost()).isFalse();
      assertThat(aws.receiveAll(slow)).isEmpty();

      alarm.pass(Duration.ofMinutes(1));
      assertThat(hold().isLost()).isTrue();
      assertThat(aws.receiveAll(slow)).hasSize(1);
    }
  }

  @Test
  void itCanBeHeldForLessAndStillBeDeliveredAgainLater() throws Exception {
    send("mails", 1);
    try (Worker worker =
        withHandlersAtWork(
            stepped().queue(MAILS, queue -> queue.longestHold(Duration.ofMinutes(2))), 1)) {
      worker.pause();
      alarm.pass(Duration.ofSeconds(119));
      assertThat(hold().isLost()).isFalse();
      alarm.pass(Duration.ofSeconds(2));
      assertThat(hold().isLost()).isTrue();
      assertThat(aws.receiveAll(url)).hasSize(1);
    }
  }

  @Test
  void theTransactionOfAHandlerThatLostItsMessageIsRolledBack() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    InboxSchema.create(database);
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("CREATE TABLE effects (id int)");
    }
    Handler losesItFirst =
        (message, context) -> {
          context.connection().createStatement().execute("INSERT INTO effects VALUES (1)");
          if (context.delivery().receiveCount() == 1) {
            aws.pass(Duration.ofSeconds(31));
          }
          handled.add(effects(database));
        };
    send("mails", 1);
    try (Worker worker =
        stepped().queue(MAILS).inbox(JdbcInbox.of(database)).fallback(losesItFirst).build()) {
      drain(worker);
    }

    assertThat(handled).as("committed effects before the end of each").containsExactly(0L, 0L);
    assertThat(effects(database)).isEqualTo(1);
    assertThat(aws.depth(url)).isZero();
  }

  private static long effects(JdbcDataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM effects")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
