package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.jdbc.Transactions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Transactions that note when their commit has returned, before anything else happens. */
final class CommitTimes implements Transactions {

  private final Transactions transactions;
  private final Map<Thread, Long> committed = new ConcurrentHashMap<>();

  CommitTimes(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T inTransaction(Work<T> work) throws Exception {
    T result = transactions.inTransaction(work);
    committed.put(Thread.currentThread(), System.nanoTime());
    return result;
  }

  /** When this thread's last commit has returned, as {@link System#nanoTime} counts. */
  long last() {
    return Objects.requireNonNull(committed.get(Thread.currentThread()));
  }
}
