package dev.cyclonelariat.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxWriter;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Senders;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The whole life of an event-driven service in one process: it consumes from a queue with an inbox,
 * writes, and publishes to a topic through the outbox, all in one transaction.
 */
final class KillableService {

  private static final int CONCURRENCY = 4;

  private final URI endpoint;
  private final HikariDataSource database;
  private final String name;

  private KillableService(String name, URI endpoint, String databaseUrl) {
    this.name = name;
    this.endpoint = endpoint;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(databaseUrl);
    config.setMaximumPoolSize(3 * CONCURRENCY);
    config.setMinimumIdle(1);
    database = new HikariDataSource(config);
  }

  /**
   * What to do.
   *
   * @param in the queue to consume from
   * @param out the topic to publish to
   * @param point where to be killed; null for nowhere
   * @param toPass how often to pass that point before
   * @param lease of the relay
   */
  record Orders(String in, String out, ServicePoint point, int toPass, Duration lease) {

    String asLine() {
      return String.join(
          " ",
          in,
          out,
          point == null ? "NOWHERE" : point.name(),
          Integer.toString(toPass),
          lease.toString());
    }

    static Orders parse(String line) {
      String[] words = line.split(" ");
      return new Orders(
          words[0],
          words[1],
          words[2].equals("NOWHERE") ? null : ServicePoint.valueOf(words[2]),
          Integer.parseInt(words[3]),
          Duration.parse(words[4]));
    }
  }

  /** Name, endpoint of the broker, URL of the database. */
  public static void main(String[] args) throws Exception {
    KillableService process = new KillableService(args[0], URI.create(args[1]), args[2]);
    process.database.getConnection().close();
    KillableWorker.say(KillableWorker.READY, "");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String orders = in.readLine();
    if (orders != null) {
      process.work(Orders.parse(orders), in);
    }
    System.exit(0);
  }

  private void work(Orders orders, BufferedReader in) throws IOException {
    Transactions transactions = Transactions.of(database);
    ServiceSnare snare =
        new ServiceSnare(orders.point(), orders.toPass(), orders.lease(), transactions);
    try (SnsClient sns = LocalAws.snsClient(endpoint);
        Lariat lariat =
            Lariat.builder(LocalAws.settingsAt(endpoint).build()).snsClient(sns).build();
        Outbox outbox =
            lariat
                .outbox(snare)
                .sender(
                    snare.around(
                        Senders.awsBatches(lariat.location(), () -> sns, lariat::sqsClient)))
                .lease(orders.lease())
                .start();
        JdbcInbox inbox = JdbcInbox.builder(transactions).build();
        Worker worker =
            lariat
                .worker()
                .queue(Queue.parse(orders.in()))
                .concurrency(CONCURRENCY)
                .inbox(inbox)
                .fallback(
                    (message, context) -> {
                      effect(context, message);
                      publish(lariat, outbox.join(context), orders.out(), context, message);
                      snare.reach(ServicePoint.IN_THE_TRANSACTION);
                    })
                .start()) {
      while (in.readLine() != null) {}
    }
  }

  private void effect(HandlerContext context, Message message) throws SQLException {
    try (PreparedStatement insert =
        context
            .connection()
            .prepareStatement("INSERT INTO service_effects (n, process) VALUES (?, ?)")) {
      insert.setLong(1, (long) message.data().get("n"));
      insert.setString(2, name);
      insert.executeUpdate();
    }
  }

  /** Also something that a savepoint takes back. */
  private static void publish(
      Lariat lariat, OutboxWriter writer, String out, HandlerContext context, Message message)
      throws SQLException {
    Connection connection = context.connection();
    Savepoint savepoint = connection.setSavepoint();
    add(lariat, writer, out, context.delivery().fifoGroup(), -1L);
    connection.rollback(savepoint);
    add(lariat, writer, out, context.delivery().fifoGroup(), message.data().get("n"));
  }

  static void add(Lariat lariat, OutboxWriter writer, String out, String group, Object n) {
    writer.add(
        lariat.event("x").groupId(group).data(Map.of("n", n)).build(), Destination.topic(out));
  }
}
