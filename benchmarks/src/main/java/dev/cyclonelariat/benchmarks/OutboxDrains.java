package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.benchmarks.Comparison.Work;
import java.sql.Connection;
import java.util.function.Consumer;

/** What has piled up is drained to a publisher that does nothing, on each side. */
final class OutboxDrains {

  private static final int GROUPS = 1_000;
  private static final int GRUELBOX_THREADS = 16;

  private final BenchmarkDatabase database;
  private final OurOutbox ours;
  private final int rows;
  private final int rounds;

  OutboxDrains(BenchmarkDatabase database, OurOutbox ours, int rows, int rounds) {
    this.database = database;
    this.ours = ours;
    this.rows = rows;
    this.rounds = rounds;
  }

  void run(Consumer<Figure> figures) throws Exception {
    Work drain = Work.of(() -> ours.fill(rows), this::drain);
    String name = "drain of " + rows + " rows";
    try (GruelboxOutbox gruelbox = new GruelboxOutbox(database, GRUELBOX_THREADS)) {
      figures.accept(
          comparison(name, "gruelbox transaction-outbox")
              .rate(
                  "at least 6",
                  drain,
                  Work.of(() -> gruelbox.fill(rows, OurOutbox.TEXT), () -> gruelbox.drain(rows))));
    }
    DbSchedulerOutbox scheduler = new DbSchedulerOutbox(database);
    figures.accept(
        comparison(name, "db-scheduler")
            .rate(
                "at least 3",
                drain,
                Work.of(() -> scheduler.fill(rows, OurOutbox.TEXT), () -> scheduler.drain(rows))));
    figures.accept(
        comparison("drain of 1,000 FIFO groups", "the same without groups")
            .rate(
                "at least 0.5", Work.of(() -> ours.fillGroups(rows, GROUPS), this::drain), drain));
    figures.accept(
        comparison("drain beside an open REPEATABLE READ transaction", "the same without it")
            .rate("at least 0.5", Work.of(() -> ours.fill(rows), this::besideTransaction), drain));
  }

  private Comparison comparison(String name, String otherIs) {
    return OutboxBenchmark.comparison(name, otherIs).warmUps(0).rounds(rounds);
  }

  private long drain() {
    return ours.drain(ours.nowhere(), rows);
  }

  /** As a report or a backup that takes long keeps deleted rows from being removed. */
  private long besideTransaction() throws Exception {
    try (Connection connection = database.pool().getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT count(*) FROM orders");
      }
      long drained = drain();
      connection.rollback();
      return drained;
    }
  }
}
