package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.migration.run.RunListener;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import dev.cyclonelariat.worker.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs the demo: publishes, lets handlers work, and waits until every queue is empty. */
final class Performance {

  private static final int CHUNK = 100;

  /** So many messages may wait on queues before publishing pauses, to keep memory small. */
  private static final long MOST_WAITING = 2_000;

  private static final Duration TICK = Duration.ofMillis(10);

  /** When nothing moves for so long, what has not been handled is lost. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

  private final Interruption interruption;
  private final RunListener steps;
  private final ProgressView progress;
  private final long count;

  Performance(Interruption interruption, RunListener steps, ProgressView progress, long count) {
    this.interruption = interruption;
    this.steps = steps;
    this.progress = progress;
    this.count = count;
  }

  /**
   * Runs it.
   *
   * @return how it ended; empty if it was interrupted before
   */
  Optional<Summary> run(DataSource database) throws SQLException, InterruptedException {
    Ledger ledger = Ledger.create(database);
    Tally inbox = Readers.inbox(database);
    try (LocalSnsSqs local = LocalSnsSqs.start();
        Applications applications = new Applications(local)) {
      DemoTopology.create(
          applications.get(DemoMigrations.OWNER), JdbcVersionStore.of(database), steps);
      Traffic traffic = new Traffic(local);
      Publication publication = new Publication(applications, ledger);
      try (Worker readers = Readers.start(applications.get("users"), inbox, new ClumsyHandler())) {
        publish(publication, traffic);
        settle(publication, traffic, 0);
      }
      if (interruption.isRequested()) {
        return Optional.empty();
      }
      return Optional.of(
          new Summary(
              publication.published(),
              traffic.delivered(),
              inbox.duplicates(),
              inbox.failures(),
              ledger.balance()));
    }
  }

  private void publish(Publication publication, Traffic traffic)
      throws SQLException, InterruptedException {
    boolean moving = true;
    while (moving && publication.published() < count) {
      publication.publish((int) Math.min(CHUNK, count - publication.published()));
      moving = settle(publication, traffic, MOST_WAITING);
    }
    if (moving) {
      publication.sendRemaining();
    }
  }

  /**
   * Waits until few messages wait.
   *
   * @return whether to go on: false if nothing moves any more, or the human has had enough
   */
  private boolean settle(Publication publication, Traffic traffic, long most)
      throws InterruptedException {
    long standstillSince = System.nanoTime();
    long lastWaiting = -1;
    long waiting = traffic.waiting();
    while (waiting > most) {
      progress.show(publication.published(), traffic);
      if (waiting != lastWaiting) {
        lastWaiting = waiting;
        standstillSince = System.nanoTime();
      } else if (System.nanoTime() - standstillSince > LONGEST_STANDSTILL.toNanos()) {
        return false;
      }
      if (interruption.await(TICK)) {
        return false;
      }
      waiting = traffic.waiting();
    }
    progress.show(publication.published(), traffic);
    return !interruption.isRequested();
  }
}
