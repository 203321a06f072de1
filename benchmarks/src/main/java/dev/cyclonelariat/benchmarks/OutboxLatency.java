package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.EntryResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * How long it takes from a commit to the publishing of its message, while producers commit half of
 * what goes through at most: from the return of JDBC's commit to the return of the call that has
 * published the message, both in this process and by its one clock. Beside them one thread now and
 * then publishes one message by a bare call.
 */
final class OutboxLatency {

  /** Not counted: the relay begins to work, on a table that has just been emptied. */
  private static final int AT_FIRST = OutboxBenchmark.COMMITS / 2;

  private static final int COUNTED = 4 * OutboxBenchmark.COMMITS;
  private static final int MESSAGES = AT_FIRST + COUNTED;

  private final BenchmarkDatabase database;
  private final OurOutbox ours;
  private final OutboxBroker broker;
  private final Producers producers;

  private final OutboxEndToEnd endToEnd;

  OutboxLatency(
      BenchmarkDatabase database,
      OurOutbox ours,
      OutboxBroker broker,
      Producers producers,
      OutboxEndToEnd endToEnd) {
    this.database = database;
    this.ours = ours;
    this.broker = broker;
    this.producers = producers;
    this.endToEnd = endToEnd;
  }

  /**
   * In nanoseconds.
   *
   * @param p50 of the waits from commit to publish
   * @param p99 of them
   * @param bareCall p50 of the bare calls
   */
  private record Round(double p50, double p99, double bareCall) {}

  void run(Consumer<Figure> figures) throws Exception {
    double nanosBetween = 2 * fastest();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < OutboxBenchmark.ROUNDS; i++) {
      rounds.add(round(nanosBetween));
    }
    figures.accept(figure("p50", rounds, Round::p50, "at most 3"));
    figures.accept(figure("p99", rounds, Round::p99, "at most 15"));
  }

  /** Nanoseconds for each message, end to end, when producers do not pause. */
  private double fastest() throws Exception {
    double[] each = new double[OutboxBenchmark.ROUNDS];
    for (int i = 0; i < each.length; i++) {
      each[i] = Comparison.nanosEach(endToEnd.ours());
    }
    return Comparison.median(each);
  }

  private Round round(double nanosBetween) throws Exception {
    long[] committed = new long[MESSAGES];
    long[] published = new long[MESSAGES];
    ours.fill(0);
    CommitTimes times = new CommitTimes(Transactions.of(database.pool()));
    BatchSender sender = ours.counted(noting(published, broker.batches()));
    try (Outbox outbox = ours.start(times, sender);
        BareCalls calls = new BareCalls(() -> broker.publish(OurOutbox.TEXT))) {
      producers.produce(
          MESSAGES,
          nanosBetween,
          number -> {
            ours.commit(outbox, new UUID(0, number));
            committed[number] = times.last();
          });
      while (ours.sent() < MESSAGES) {
        OurOutbox.pause();
      }
      long[] bare = calls.end();
      long[] waits = new long[COUNTED];
      Arrays.setAll(waits, i -> published[AT_FIRST + i] - committed[AT_FIRST + i]);
      return new Round(percentile(waits, 50), percentile(waits, 99), percentile(bare, 50));
    }
  }

  /** Notes when the call for each message has returned, by the number that is its uuid. */
  private static BatchSender noting(long[] published, BatchSender sender) {
    return (messages, longest) -> {
      List<EntryResult> results = sender.send(messages, longest);
      long now = System.nanoTime();
      messages.forEach(message -> published[number(message.uuid())] = now);
      return results;
    };
  }

  private static int number(UUID uuid) {
    return (int) uuid.getLeastSignificantBits();
  }

  private static double percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) ((long) sorted.length * percent / 100)];
  }

  private static Figure figure(
      String name, List<Round> rounds, ToDoubleFunction<Round> wait, String bound) {
    return new Figure(
        "outbox: commit to publish at half the highest rate, " + name,
        Comparison.nanos(median(rounds, wait)),
        Comparison.nanos(median(rounds, Round::bareCall)),
        median(rounds, round -> wait.applyAsDouble(round) / round.bareCall()),
        bound,
        "p50 of a bare publish at the same time");
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Comparison.median(rounds.stream().mapToDouble(figure).toArray());
  }
}
