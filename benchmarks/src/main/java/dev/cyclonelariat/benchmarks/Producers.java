package dev.cyclonelariat.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** The application's threads, which commit at the same time. */
final class Producers implements AutoCloseable {

  static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** One transaction. */
  @FunctionalInterface
  interface Commit {
    void run(int number) throws Exception;
  }

  /** Commits without pause, and returns when all is committed. */
  void produce(int commits, Commit commit) throws Exception {
    produce(commits, 0, commit);
  }

  /**
   * Commits at a steady rate; who is late catches up.
   *
   * @param nanosBetween from one commit of any thread to the next
   */
  void produce(int commits, double nanosBetween, Commit commit) throws Exception {
    long start = System.nanoTime();
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      working.add(
          threads.submit(
              () -> {
                for (int number = first; number < commits; number += THREADS) {
                  awaitTurn(start + (long) (number * nanosBetween));
                  commit.run(number);
                }
                return true;
              }));
    }
    for (Future<?> each : working) {
      each.get();
    }
  }

  private static void awaitTurn(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The row that the application writes in the same transaction. */
  static void order(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (text) VALUES (?)")) {
      insert.setString(1, "an order");
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
