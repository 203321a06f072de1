package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.internal.Threads;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** How an inbox stands around a handler: the one choice that its guarantee depends on. */
sealed interface Mode {

  Middleware middleware(InboxParts parts, Verdict.Judge judge);

  /** Ends what the mode has started. */
  default void close() {
    // Most start nothing.
  }

  /** One transaction for each message. */
  record Transactional() implements Mode {
    @Override
    public TransactionalInbox middleware(InboxParts parts, Verdict.Judge judge) {
      return new TransactionalInbox(
          parts.transactions(),
          parts.commits(),
          parts.table(),
          parts.entries(),
          judge,
          parts.longestWait(),
          parts.clock());
    }
  }

  /** One transaction for all messages that were received together. */
  record Batch() implements Mode {
    @Override
    public Middleware middleware(InboxParts parts, Verdict.Judge judge) {
      return new BatchInbox(
          parts.transactions(),
          parts.table(),
          parts.entries(),
          judge,
          new Transactional().middleware(parts, judge),
          parts.clock());
    }
  }

  /** A lease on each message in place of a transaction. */
  final class Leasing implements Mode {

    private final Duration length;
    private final @Nullable ScheduledExecutorService ownScheduler;
    private final ScheduledExecutorService scheduler;

    /** With the scheduler handed in, or one of its own. */
    Leasing(Duration length, @Nullable ScheduledExecutorService scheduler) {
      this.length = length;
      if (scheduler == null) {
        this.scheduler = newScheduler();
        this.ownScheduler = this.scheduler;
      } else {
        this.scheduler = scheduler;
        this.ownScheduler = null;
      }
    }

    private static ScheduledExecutorService newScheduler() {
      ScheduledThreadPoolExecutor scheduler =
          new ScheduledThreadPoolExecutor(1, Threads.daemons("lariat-leases"));
      scheduler.setRemoveOnCancelPolicy(true);
      return scheduler;
    }

    @Override
    public Middleware middleware(InboxParts parts, Verdict.Judge judge) {
      LeaseTable table = new LeaseTable(parts.table(), parts.layout(), parts.clock(), length);
      return new LeaseInbox(
          new Leases(parts.transactions(), table, length, scheduler, parts.clock()),
          parts.entries(),
          judge,
          parts.longestWait());
    }

    @Override
    public void close() {
      if (ownScheduler != null) {
        ownScheduler.shutdownNow();
      }
    }
  }
}
