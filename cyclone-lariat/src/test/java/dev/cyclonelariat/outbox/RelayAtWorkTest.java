package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Steps;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.relay.RelayHealth.State;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.EntryResult;
import dev.cyclonelariat.worker.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A relay on its own threads, while its clock stands still. */
class RelayAtWorkTest extends OutboxFixture {

  private final CountDownLatch databaseIsBack = new CountDownLatch(1);
  private volatile boolean databaseHangs;

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }

  @Test
  void itOutlivesErrors() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Outbox fragile =
        outbox(
            settings ->
                often(settings)
                    .batch(1)
                    .sender(
                        (messages, longest) -> {
                          if (calls.incrementAndGet() <= 6) {
                            throw new NoClassDefFoundError("on the class path");
                          }
                          return aws.send(messages, longest);
                        })
                    .onSendingError(
                        (entry, error) -> {
                          throw new AssertionError("in a listener");
                        }));
    add(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    fragile.start();

    Steps.until("all are sent", wait -> await(wait, () -> sent().size() == 10), this::passASecond);
  }

  @Test
  void aQueueThatIsAwayHoldsUpNoOther() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    Outbox both =
        outbox(
            settings ->
                often(settings)
                    .sender(
                        (messages, longest) ->
                            messages.get(0).resource().equals("away")
                                ? away(failures, messages, longest)
                                : aws.send(messages, longest)));
    both.start();
    addTo(both, "there", "first");
    Steps.until("it is sent", wait -> await(wait, () -> sent().contains("first")), () -> {});
    addTo(both, "away", "lost");
    Steps.until(
        "it is given long pauses",
        wait -> await(wait, () -> failures.get() > 6),
        () -> pass(Duration.ofSeconds(20)));

    addTo(both, "there", "second");
    pass(Duration.ofSeconds(2));
    Steps.until("it is sent", wait -> await(wait, () -> sent().contains("second")), () -> {});
  }

  private List<EntryResult> away(
      AtomicInteger failures, List<EncodedMessage> messages, Duration longest) {
    aws.goAway();
    try {
      return aws.send(messages, longest);
    } finally {
      aws.heal();
      failures.incrementAndGet();
    }
  }

  @Test
  void theCallerNeverWaitsForAws() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    Outbox slow =
        outbox(
            settings ->
                often(settings)
                    .sender(
                        (messages, longest) -> {
                          called.countDown();
                          awaitIt(answers);
                          return aws.send(messages, longest);
                        }));
    slow.start();
    addTo(slow, "q", "first");
    called.await();
    addTo(slow, "q", "second");
    assertThat(sent()).isEmpty();

    answers.countDown();
    Steps.until("both are sent", wait -> await(wait, () -> sent().size() == 2), () -> {});
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void severalCallsAreUnderWayAtTheSameTime() throws Exception {
    CountDownLatch four = new CountDownLatch(4);
    Outbox wide =
        outbox(
            settings ->
                settings
                    .parallelism(4)
                    .sender(
                        (messages, longest) -> {
                          four.countDown();
                          awaitIt(four);
                          return aws.send(messages, longest);
                        }));
    add(IntStream.range(0, 40).boxed().toArray());

    assertThat(wide.relay().runOnce().sent()).isEqualTo(40);
  }

  @Test
  void anOutageIsLoggedWhenItBeginsAndWhenItEnds() throws Exception {
    add("a");
    aws.goAway();
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 5; i++) {
        outbox.relay().runOnce();
        pass(Duration.ofSeconds(30));
      }
      aws.heal();
      outbox.relay().runOnce();

      assertThat(sent()).containsExactly("a");
      assertThat(log.lines("The outbox waits for")).hasSize(1);
      assertThat(log.lines("The outbox goes on")).hasSize(1);
    }
  }

  @Test
  void aDatabaseThatHangsIsTold() {
    Outbox stuck =
        lariat.outbox(new Hanging(Transactions.of(database))).sender(aws).clock(clock).build();
    opened.add(stuck);
    databaseHangs = true;
    stuck.start();

    assertThat(stuck.relay().health().state()).isEqualTo(State.RUNNING);
    pass(Duration.ofMinutes(2));
    assertThat(stuck.relay().health().state()).isEqualTo(State.STALLED);
    assertThat(stuck.relay().health().problem()).contains("does not answer");
    databaseIsBack.countDown();
  }

  /** A database whose answers do not come. */
  private final class Hanging implements Transactions {

    private final Transactions transactions;

    private Hanging(Transactions transactions) {
      this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      if (databaseHangs) {
        databaseIsBack.await();
      }
      return transactions.inTransaction(work);
    }
  }

  private static OutboxBuilder often(OutboxBuilder settings) {
    return settings.poll(Duration.ofMillis(5), Duration.ofMillis(20));
  }

  private static void addTo(Outbox outbox, String queue, String name) {
    outbox.transaction(
        tx -> {
          tx.add(event(name).build(), Destination.queue(queue));
          return null;
        });
  }

  private void passASecond() {
    pass(Duration.ofSeconds(20));
  }

  private static boolean await(Duration longest, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    return condition.getAsBoolean();
  }
}
