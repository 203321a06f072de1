package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.benchmarks.Comparison.Work;
import dev.cyclonelariat.publish.BatchSender;
import java.time.Duration;
import java.util.function.Consumer;

/** Draining to the local SNS, and end to end, when the broker answers at once or later. */
final class OutboxPublishing {

  private final BenchmarkDatabase database;
  private final OurOutbox ours;
  private final OutboxBroker broker;
  private final OutboxEndToEnd endToEnd;

  OutboxPublishing(
      BenchmarkDatabase database, OurOutbox ours, OutboxBroker broker, OutboxEndToEnd endToEnd) {
    this.database = database;
    this.ours = ours;
    this.broker = broker;
    this.endToEnd = endToEnd;
  }

  /**
   * One broker's speed.
   *
   * @param added how much later each answer comes
   * @param rows drained
   * @param handThreads with which the loop by hand is fastest
   * @param gruelboxThreads with which gruelbox is fastest
   */
  record Setting(Duration added, int rows, int handThreads, int gruelboxThreads) {

    private String in(String name) {
      return added.isZero() ? name : name + ", broker slower by " + added.toMillis() + " ms";
    }
  }

  void run(Setting setting, Consumer<Figure> figures) throws Exception {
    broker.addLatency(setting.added());
    BatchSender sender = broker.batches();
    BatchSender counted = ours.counted(sender);
    HandRelay byHand = new HandRelay(database.pool(), sender, setting.handThreads());
    int rows = setting.rows();
    figures.accept(
        OutboxBenchmark.comparison(
                setting.in("drain to the local SNS"), "a loop by hand: claim, PublishBatch, delete")
            .rate(
                "at least 0.85",
                Work.of(() -> ours.fill(rows), () -> ours.drain(counted, rows)),
                Work.of(() -> ours.fill(rows), () -> byHand.drain(rows))));
    String name = setting.in("end to end, 8 producers");
    try (GruelboxOutbox gruelbox = new GruelboxOutbox(database, setting.gruelboxThreads())) {
      gruelbox.sender(broker::publish);
      figures.accept(
          OutboxBenchmark.comparison(name, "gruelbox transaction-outbox")
              .rate("at least 3", endToEnd.ours(), endToEnd.gruelbox(gruelbox)));
    }
    figures.accept(
        OutboxBenchmark.comparison(name, "the same commits with nobody reading")
            .rate("at least 0.6", endToEnd.ours(), endToEnd.commitsOnly()));
    broker.addLatency(Duration.ZERO);
  }
}
