package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Senders;
import dev.cyclonelariat.resource.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** The outbox end to end, and draining what has piled up. */
final class OutboxBenchmark implements Benchmark {

  private static final int PRODUCERS = 8;
  private static final int ROWS = Integer.getInteger("outbox.rows", 100_000);
  private static final int ROUNDS = Integer.getInteger("outbox.rounds", 3);
  private static final int COMMITS = ROWS / 10;
  private static final String TEXT = "x".repeat(500);

  private final ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS);

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (BenchmarkDatabase database = new BenchmarkDatabase(3 * PRODUCERS + 8, Map.of());
        LocalSnsSqs local = LocalSnsSqs.start();
        GruelboxOutbox gruelbox = new GruelboxOutbox(database);
        SnsClient sns = sns(local)) {
      local.topology().createTopic(OurOutbox.TOPIC);
      database.execute("CREATE TABLE orders (id bigserial PRIMARY KEY, text text)");
      OurOutbox ours = new OurOutbox(database);
      drains(figures, database, ours, gruelbox);
      publishing(figures, database, ours, gruelbox, local, sns);
    } finally {
      producers.shutdown();
    }
  }

  private static SnsClient sns(LocalSnsSqs local) {
    return SnsClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.of(local.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
        .build();
  }

  /** With a publisher that does nothing, on each side. */
  private void drains(
      Consumer<Figure> figures, BenchmarkDatabase database, OurOutbox ours, GruelboxOutbox gruelbox)
      throws Exception {
    Comparison.Work drain = work(() -> ours.fill(ROWS), () -> ours.drain(ours.nowhere(), ROWS));
    figures.accept(
        comparison("drain of " + ROWS + " rows", "gruelbox transaction-outbox")
            .rate(
                "at least 6",
                drain,
                work(() -> gruelbox.fill(ROWS, TEXT), () -> gruelbox.drain(ROWS))));
    DbSchedulerOutbox scheduler = new DbSchedulerOutbox(database);
    figures.accept(
        comparison("drain of " + ROWS + " rows", "db-scheduler")
            .rate(
                "at least 3",
                drain,
                work(() -> scheduler.fill(ROWS, TEXT), () -> scheduler.drain(ROWS))));
    figures.accept(
        comparison("drain of 1,000 FIFO groups", "the same without groups")
            .rate(
                "at least 0.5",
                work(() -> ours.fillGroups(ROWS, 1_000), () -> ours.drain(ours.nowhere(), ROWS)),
                drain));
    figures.accept(
        comparison("drain beside an open REPEATABLE READ transaction", "the same without it")
            .rate("at least 0.5", new BesideOpenTransaction(database, ours), drain));
  }

  private void publishing(
      Consumer<Figure> figures,
      BenchmarkDatabase database,
      OurOutbox ours,
      GruelboxOutbox gruelbox,
      LocalSnsSqs local,
      SnsClient sns)
      throws Exception {
    try (Lariat lariat = Lariat.builder(settings(local)).snsClient(sns).build()) {
      BatchSender sender = Senders.awsBatches(lariat.location(), () -> sns, lariat::sqsClient);
      BatchSender counted = ours.counted(sender);
      figures.accept(
          comparison("drain to the local SNS", "a loop by hand: claim, PublishBatch, delete")
              .rate(
                  "at least 0.85",
                  work(() -> ours.fill(ROWS), () -> ours.drain(counted, ROWS)),
                  work(
                      () -> ours.fill(ROWS),
                      () -> new HandRelay(database.pool(), sender).drain(ROWS))));
      String arn = lariat.location().arn(Topic.parse(OurOutbox.TOPIC)).toString();
      gruelbox.sender(body -> sns.publish(r -> r.topicArn(arn).message(body)));
      Comparison.Work endToEnd =
          work(() -> ours.fill(0), () -> endToEnd(ours, ours.start(counted)));
      figures.accept(
          comparison("end to end, 8 producers", "gruelbox transaction-outbox")
              .rate(
                  "at least 3",
                  endToEnd,
                  work(() -> gruelbox.fill(1, TEXT), () -> endToEnd(gruelbox))));
      figures.accept(
          comparison("end to end, 8 producers", "the same commits with nobody reading")
              .rate("at least 0.6", endToEnd, work(() -> ours.fill(0), () -> commits(ours))));
    }
  }

  private static LariatSettings settings(LocalSnsSqs local) {
    return LariatSettings.builder()
        .publisher("bench")
        .instance("bench")
        .region(local.region())
        .accountId(local.account())
        .credentials(new Credentials("AKIALOCAL", "secret", null))
        .endpoint(local.endpoint())
        .build();
  }

  private long endToEnd(OurOutbox ours, Outbox outbox) throws Exception {
    try (outbox) {
      produce(() -> commit(ours, outbox));
      while (ours.sent() < COMMITS) {
        OurOutbox.pause();
      }
    }
    return COMMITS;
  }

  /** The same producers, and a relay that is not started. */
  private long commits(OurOutbox ours) throws Exception {
    try (Outbox outbox = ours.stopped()) {
      produce(() -> commit(ours, outbox));
    }
    return COMMITS;
  }

  private static void commit(OurOutbox ours, Outbox outbox) throws SQLException {
    outbox.transaction(
        tx -> {
          order(tx.connection());
          tx.add(
              ours.lariat().event("x").data(Map.of("text", TEXT)).build(),
              Destination.topic(OurOutbox.TOPIC));
          return true;
        });
  }

  private long endToEnd(GruelboxOutbox gruelbox) throws Exception {
    gruelbox.drain(1);
    gruelbox.reset();
    produce(() -> gruelbox.commit(TEXT, OutboxBenchmark::order));
    while (gruelbox.sent() < COMMITS) {
      OurOutbox.pause();
    }
    return COMMITS;
  }

  private static void order(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (text) VALUES (?)")) {
      insert.setString(1, "an order");
      insert.executeUpdate();
    }
  }

  private void produce(Task one) throws Exception {
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      working.add(
          producers.submit(
              () -> {
                for (int done = 0; done < COMMITS / PRODUCERS; done++) {
                  one.run();
                }
                return true;
              }));
    }
    for (Future<?> each : working) {
      each.get();
    }
  }

  private static Comparison comparison(String name, String otherIs) {
    return new Comparison("outbox: " + name, otherIs).warmUps(1).rounds(ROUNDS);
  }

  /** Something to be done that is not measured. */
  private interface Task {
    void run() throws Exception;
  }

  /** Something that is measured. */
  private interface Measured {
    long run() throws Exception;
  }

  private static Comparison.Work work(Task preparation, Measured measured) {
    return new Comparison.Work() {
      @Override
      public void prepare() throws Exception {
        preparation.run();
      }

      @Override
      public long run() throws Exception {
        return measured.run();
      }
    };
  }

  /** As a report or a backup that takes long keeps deleted rows from being removed. */
  private record BesideOpenTransaction(BenchmarkDatabase database, OurOutbox ours)
      implements Comparison.Work {

    @Override
    public void prepare() throws Exception {
      ours.fill(ROWS);
    }

    @Override
    public long run() throws Exception {
      try (Connection connection = database.pool().getConnection()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
          statement.execute("SELECT count(*) FROM orders");
        }
        long drained = ours.drain(ours.nowhere(), ROWS);
        connection.rollback();
        return drained;
      }
    }
  }
}
