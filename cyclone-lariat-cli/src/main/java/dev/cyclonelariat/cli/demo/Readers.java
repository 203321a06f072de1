package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.RetryPolicy;
import dev.cyclonelariat.worker.Worker;
import dev.cyclonelariat.worker.WorkerBuilder;
import java.time.Duration;
import javax.sql.DataSource;

/** The reading applications: a worker on every queue, with one inbox behind them. */
final class Readers {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private Readers() {}

  /** An inbox that does not let a second delivery wait long behind the first. */
  static Tally inbox(DataSource database) {
    return new Tally(JdbcInbox.builder(database).longestWait(RETRY_AFTER).build());
  }

  static Worker start(Lariat lariat, Tally inbox, Handler handler) {
    WorkerBuilder worker =
        lariat
            .worker()
            .inbox(inbox)
            .fallback(handler)
            .notifier(new Notifier() {}) // Handlers fail on purpose here, which is no news.
            .retryPolicy(RetryPolicy.fixed(RETRY_AFTER))
            .closeWithin(CLOSE_WITHIN);
    for (Queue queue : DemoTopology.queues()) {
      worker.queue(queue);
    }
    return worker.start();
  }
}
