package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.benchmarks.OutboxPublishing.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The outbox: draining what has piled up, end to end, and how soon a message is published. */
final class OutboxBenchmark implements Benchmark {

  static final int ROWS = Integer.getInteger("outbox.rows", 100_000);
  static final int ROUNDS = Integer.getInteger("outbox.rounds", 3);
  static final int COMMITS = ROWS / 10;

  private static final int CONNECTIONS = 100;

  /** With latency the others have more threads: the loop by hand as many as we make calls. */
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(Duration.ZERO, ROWS / 2, 8, 16),
          new Setting(Duration.ofMillis(5), ROWS / 4, 16, 32),
          new Setting(Duration.ofMillis(20), ROWS / 4, 16, 64));

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (BenchmarkDatabase database = new BenchmarkDatabase(CONNECTIONS, Map.of());
        OutboxBroker broker = new OutboxBroker();
        Producers producers = new Producers()) {
      database.execute("CREATE TABLE orders (id bigserial PRIMARY KEY, text text)");
      OurOutbox ours = new OurOutbox(database);
      new OutboxDrains(database, ours, ROWS / 10, 1).run(unused -> {}); // To warm up.
      new OutboxDrains(database, ours, ROWS, ROUNDS).run(figures);
      OutboxEndToEnd endToEnd = new OutboxEndToEnd(ours, broker.batches(), producers);
      OutboxPublishing publishing = new OutboxPublishing(database, ours, broker, endToEnd);
      for (Setting setting : SETTINGS) {
        publishing.run(setting, figures);
      }
      new OutboxLatency(database, ours, broker, producers, endToEnd).run(figures);
    }
  }

  static Comparison comparison(String name, String otherIs) {
    return new Comparison("outbox: " + name, otherIs).warmUps(1).rounds(ROUNDS);
  }
}
