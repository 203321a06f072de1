package dev.cyclonelariat.cli.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.shell.Logging;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxTransaction;
import dev.cyclonelariat.publish.EntryResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

/**
 * The shop, in a process of its own: it commits orders together with their messages, and is killed
 * when its relay has the first of them in hand and has published none. See {@link ProducerProcess}.
 */
public final class Producer {

  /** What it says, with the number of orders, when it may be killed. */
  static final String COMMITTED = "committed ";

  /** As short as can be: what a killed relay had in hand is left to others after it. */
  private static final Duration LEASE = Duration.ofSeconds(1);

  private final Lariat shop =
      Lariat.of(
          LariatSettings.builder()
              .instance(DemoTopology.INSTANCE)
              .publisher(DemoTopology.ORDER_PLACED.publisher())
              .fakePublish(true) // It never comes to publishing.
              .build());
  private final CountDownLatch atTheDoor = new CountDownLatch(1);
  private final Outbox outbox;

  private Producer(String url) {
    HikariDataSource database = DemoDatabase.connect(url);
    outbox = shop.outbox(database).lease(LEASE).sender((messages, longest) -> neverSend()).start();
  }

  /**
   * Runs it until it is killed, or whoever has started it is gone.
   *
   * @param args the URL of the demo's database, and how many messages the demo has
   */
  public static void main(String[] args) {
    Logging.silence("com.zaxxer.hikari");
    try {
      new Producer(args[0]).commitAndWait(Long.parseLong(args[1]));
    } catch (Exception e) {
      System.out.println(e.getMessage());
    }
    Runtime.getRuntime().halt(1); // Without sending what its relay has in hand.
  }

  private void commitAndWait(long count) throws SQLException, InterruptedException, IOException {
    long[] orders = orders(count).toArray();
    for (long number : orders) {
      outbox.transaction(transaction -> place(transaction, number));
    }
    atTheDoor.await();
    System.out.println(COMMITTED + orders.length);
    System.in.read(); // It ends when the process at the other side does.
  }

  /** The numbers of the orders that it commits, of so many messages. */
  static LongStream orders(long count) {
    return LongStream.range(0, Math.min(count, Mishaps.KILLED_BEFORE))
        .filter(Mishaps::isOfKilledProducer);
  }

  private Void place(OutboxTransaction transaction, long number) throws SQLException {
    UUID uuid = UUID.randomUUID();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    Ledger.published(transaction.connection(), Publication.expected(number, uuid));
    transaction.add(Script.message(shop.messages(), number, uuid, now, false));
    return null;
  }

  private List<EntryResult> neverSend() {
    atTheDoor.countDown();
    new Semaphore(0).acquireUninterruptibly();
    return List.of();
  }
}
