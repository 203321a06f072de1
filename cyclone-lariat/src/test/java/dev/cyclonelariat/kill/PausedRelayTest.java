package dev.cyclonelariat.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.local.fault.Fault;
import dev.cyclonelariat.local.record.DeliveryEvent;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxSchema;
import dev.cyclonelariat.outbox.relay.RelayRun;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Senders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A relay that is paused (SIGSTOP) past its lease, and goes on when another one has taken over and
 * has not sent anything yet: what it does then to rows and queue can be seen by itself.
 */
class PausedRelayTest {

  private static final String QUEUE = "paused.fifo";
  private static final int MESSAGES = 30;
  private static final int OF_A_CALL = 10;

  private static final String ROWS =
      "SELECT string_agg(row::text, ';' ORDER BY lane, id) FROM outbox_messages AS row";

  private static final String LEASED =
      "SELECT count(*) FROM outbox_messages WHERE available_at > clock_timestamp()";

  private final Words words = new Words();
  private final CountDownLatch mayCall = new CountDownLatch(1);
  private final CountDownLatch hasTakenOver = new CountDownLatch(1);
  private final LocalAws aws = new LocalAws();
  private final Lariat lariat = aws.lariat();
  private final HikariDataSource database = TestDatabases.postgresql();
  private String queueUrl;
  private Outbox other;
  private WorkerProcess paused;

  @BeforeEach
  void start() throws Exception {
    OutboxSchema.create(database);
    queueUrl = aws.queue(QUEUE);
    other = lariat.outbox(database).sender(whenItMay()).build();
    other.transaction(
        tx -> {
          for (int i = 0; i < MESSAGES; i++) {
            tx.add(lariat.event("x").groupId("g" + i).build(), Destination.queue(QUEUE));
          }
          return null;
        });
    paused =
        new WorkerProcess(
            "paused",
            Files.createDirectories(Path.of("target", "paused")),
            WorkerProcesses.smallJvm("-cp", System.getProperty("java.class.path")),
            PausableRelay.class,
            List.of(aws.server().endpoint().toString(), TestDatabases.url(database)),
            words);
  }

  private BatchSender whenItMay() {
    BatchSender real = Senders.awsBatches(lariat.location(), lariat::snsClient, lariat::sqsClient);
    return (messages, longest) -> {
      hasTakenOver.countDown();
      try {
        mayCall.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return real.send(messages, longest);
    };
  }

  @AfterEach
  void stop() throws Exception {
    mayCall.countDown();
    paused.kill();
    other.close();
    database.close();
    lariat.close();
    aws.close();
  }

  @Test
  void makesTheCallThatItWasAboutToMakeAndNoOther() throws Exception {
    pauseBeforeTheFirstCall();
    CompletableFuture<RelayRun> takenOver = takeOver();

    assertThat(resume()).contains("sent=" + OF_A_CALL, "failed=0", "lost=" + MESSAGES);

    assertThat(aws.depth(queueUrl)).isEqualTo(OF_A_CALL);
    goOn(takenOver);
    assertThat(deduplicated()).as("sent again with the same ids").isEqualTo(OF_A_CALL);
  }

  @Test
  void marksNoFailureOfThatCall() throws Exception {
    pauseBeforeTheFirstCall();
    CompletableFuture<RelayRun> takenOver = takeOver();
    aws.server().faults().on("SendMessageBatch").times(1).failEntries(OF_A_CALL - 1);

    assertThat(resume()).contains("sent=1,", "failed=" + (OF_A_CALL - 1), "lost=" + MESSAGES);

    assertThat(aws.depth(queueUrl)).isOne();
    goOn(takenOver);
  }

  @Test
  void endsTheCallThatHangsAndDoesNotTryItAgain() throws Exception {
    Fault hanging =
        aws.server().faults().on("SendMessageBatch").times(1).delay(Duration.ofHours(1));
    paused.tell(PausableRelay.RUN);
    Steps.until("the call hangs", wait -> await(wait, () -> hanging.hits() > 0), () -> {});
    paused.signal("STOP");
    CompletableFuture<RelayRun> takenOver = takeOver();

    assertThat(resume()).contains("sent=0", "failed=0", "lost=" + MESSAGES);

    assertThat(aws.depth(queueUrl)).isZero();
    goOn(takenOver);
    assertThat(deduplicated()).isZero();
  }

  private void pauseBeforeTheFirstCall() throws Exception {
    paused.tell(PausableRelay.RUN_AND_WAIT);
    assertThat(paused.reachesItsPoint(Duration.ofMinutes(1))).isTrue();
    paused.signal("STOP");
  }

  /** Claims all when the lease on all has run out; the first call waits. */
  private CompletableFuture<RelayRun> takeOver() throws Exception {
    Steps.until("the lease is over", wait -> await(wait, () -> "0".equals(show(LEASED))), () -> {});
    CompletableFuture<RelayRun> takenOver =
        CompletableFuture.supplyAsync(() -> other.relay().runOnce());
    assertThat(hasTakenOver.await(1, TimeUnit.MINUTES)).isTrue();
    return takenOver;
  }

  /** What the paused one says of its run, in which it has left all rows as they are. */
  private String resume() throws Exception {
    String before = show(ROWS);
    paused.signal("CONT");
    paused.tell("go on");
    assertThat(words.awaitCount(PausableRelay.DONE, 1, Duration.ofMinutes(1))).isTrue();
    assertThat(show(ROWS)).as("rows of the other").isEqualTo(before).isNotNull();
    return words.of(PausableRelay.DONE).get(0);
  }

  private void goOn(CompletableFuture<RelayRun> takenOver) throws Exception {
    mayCall.countDown();
    assertThat(takenOver.get(1, TimeUnit.MINUTES).sent()).isEqualTo(MESSAGES);
    assertThat(aws.depth(queueUrl)).isEqualTo(MESSAGES);
    assertThat(other.store().all()).isEmpty();
  }

  private String show(String query) throws SQLException {
    try (var connection = database.getConnection()) {
      return TestDatabases.show(connection, query);
    }
  }

  private long deduplicated() {
    return aws.server().deliveries().count(DeliveryEvent.Kind.DEDUPLICATED, QUEUE);
  }

  private static boolean await(Duration longest, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.call() && System.nanoTime() < deadline) {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    return condition.call();
  }
}
