package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.migration.run.RunListener;
import dev.cyclonelariat.migration.store.JdbcVersionStore;
import dev.cyclonelariat.worker.Worker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Runs the demo: publishes, lets handlers work, and waits until every queue is empty. */
final class Performance {

  private static final int CHUNK = 100;

  /** So many messages may wait on queues before publishing pauses, to keep memory small. */
  private static final long MOST_WAITING = 2_000;

  private final Interruption interruption;
  private final Patience patience;
  private final RunListener steps;
  private final Consumer<String> story;
  private final ProgressView progress;
  private final long count;

  /**
   * @param steps hears of the migrations
   * @param story takes what is told of the killed producer
   * @param count how many messages are published
   */
  Performance(
      Interruption interruption,
      RunListener steps,
      Consumer<String> story,
      ProgressView progress,
      long count) {
    this.interruption = interruption;
    this.patience = new Patience(interruption);
    this.steps = steps;
    this.story = story;
    this.progress = progress;
    this.count = count;
  }

  /**
   * Runs it.
   *
   * @return how it ended; empty if it was interrupted before
   */
  Optional<Summary> run(DemoDatabase database)
      throws IOException, SQLException, InterruptedException {
    DataSource dataSource = database.dataSource();
    Ledger ledger = Ledger.create(dataSource);
    Tally inbox = Readers.inbox(dataSource);
    long publishedAfterKill;
    try (KillAct kill = KillAct.prepare(database, count, story);
        LocalSnsSqs local = LocalSnsSqs.start();
        Applications applications = new Applications(local)) {
      DemoTopology.create(
          applications.get(DemoMigrations.OWNER), JdbcVersionStore.of(dataSource), steps);
      Traffic traffic = new Traffic(local);
      Publication publication = new Publication(applications, ledger);
      try (Worker readers = Readers.start(applications.get("users"), inbox, new ClumsyHandler())) {
        publishedAfterKill =
            kill.play(
                applications.get(DemoTopology.ORDER_PLACED.publisher()),
                dataSource,
                ledger,
                traffic,
                patience);
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
              publishedAfterKill,
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

  /** Waits until few messages wait, and says whether to go on. */
  private boolean settle(Publication publication, Traffic traffic, long most)
      throws InterruptedException {
    return patience.waitUntil(
        traffic::waiting, most, () -> progress.show(publication.published(), traffic));
  }
}
