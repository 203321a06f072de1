package dev.cyclonelariat.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.Senders;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.RetryPolicy;
import dev.cyclonelariat.worker.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The process that is killed: a producer, a relay, a consumer that publishes, or all of them. It
 * begins with a line from standard input that says what to do, produces at each further line, and
 * closes when standard input ends.
 */
final class KillableService {

  static final String AT_WORK = "AT_WORK";
  static final String DUPLICATE = "DUPLICATE";

  private static final int CONCURRENCY = 4;

  private final String name;
  private final URI endpoint;
  private final HikariDataSource database;

  private KillableService(String name, URI endpoint, String databaseUrl) {
    this.name = name;
    this.endpoint = endpoint;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(databaseUrl);
    config.setMaximumPoolSize(3 * CONCURRENCY);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(30_000);
    database = new HikariDataSource(config);
  }

  /** Name, endpoint of the broker, URL of the database. */
  public static void main(String[] args) throws Exception {
    KillableWorker.say(KillableWorker.READY, "");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String orders = in.readLine();
    if (orders != null) {
      new KillableService(args[0], URI.create(args[1]), args[2])
          .work(ServiceOrders.parse(orders), in);
    }
    System.exit(0);
  }

  private void work(ServiceOrders orders, BufferedReader in) throws IOException {
    ServiceSnare snare = new ServiceSnare(orders, Transactions.of(database));
    try (SnsClient sns = LocalAws.snsClient(endpoint);
        SqsClient sqs =
            LocalAws.sqsClient(endpoint, client -> client.addExecutionInterceptor(snare));
        Lariat lariat =
            Lariat.builder(LocalAws.settingsAt(endpoint).build())
                .snsClient(sns)
                .sqsClient(sqs)
                .build();
        Outbox outbox = outbox(lariat, sns, orders, snare)) {
      if (orders.role().relays()) {
        outbox.start();
      }
      if (orders.role().consumes()) {
        ServiceHandler handler = new ServiceHandler(name, lariat, outbox, orders.route(), snare);
        try (Worker worker = worker(lariat, handler, orders.route())) {
          produce(new ServiceProducer(lariat, outbox, orders.route(), snare), in);
        }
      } else {
        produce(new ServiceProducer(lariat, outbox, orders.route(), snare), in);
      }
    }
  }

  private static Outbox outbox(
      Lariat lariat, SnsClient sns, ServiceOrders orders, ServiceSnare snare) {
    return lariat
        .outbox(snare)
        .sender(snare.around(Senders.awsBatches(lariat.location(), () -> sns, lariat::sqsClient)))
        .orderedByCommit()
        .batch(20)
        .parallelism(orders.point() == ServicePoint.MID_BATCH ? 1 : CONCURRENCY)
        .lease(orders.lease())
        .poll(Duration.ofMillis(20), Duration.ofMillis(100))
        .backoff(Duration.ofMillis(50), Duration.ofMillis(200))
        .build();
  }

  private Worker worker(Lariat lariat, ServiceHandler handler, ServiceRoute route) {
    return lariat
        .worker()
        .queue(Queue.parse(route.orders()))
        .queue(Queue.parse(route.bills()))
        .concurrency(CONCURRENCY)
        .retryPolicy(RetryPolicy.fixed(Duration.ZERO))
        .inbox(JdbcInbox.builder(Transactions.of(database)).build())
        .listener(new Duplicates())
        .fallback(handler)
        .start();
  }

  private void produce(ServiceProducer producer, BufferedReader in) throws IOException {
    KillableWorker.say(AT_WORK, name);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      producer.produce(line);
    }
  }

  /** Says what the inbox has kept from being handled twice. */
  private static final class Duplicates implements HandlingListener {
    @Override
    public void settled(HandlerContext context, Outcome outcome) {
      if (outcome instanceof Outcome.Duplicate) {
        KillableWorker.say(DUPLICATE, context.message().uuid().toString());
      }
    }
  }
}
