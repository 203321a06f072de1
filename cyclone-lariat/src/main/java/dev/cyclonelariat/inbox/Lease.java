package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Hold;
import dev.cyclonelariat.message.ClientError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lease while its handler runs; refreshed until it is closed. Thread-safe. */
final class Lease implements Hold, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  /** So that a lease outlives a refresh that fails. */
  private static final int REFRESHES = 3;

  private final Leases leases;
  private final Entry entry;
  private final long epoch;
  private final ScheduledFuture<?> refreshing;
  private volatile Instant until;
  private volatile boolean lost;

  /**
   * A lease that was taken.
   *
   * @param asked when, by our clock: it has not begun before
   */
  Lease(Leases leases, Entry entry, long epoch, Instant asked) {
    this.leases = leases;
    this.entry = entry;
    this.epoch = epoch;
    this.until = asked.plus(leases.length());
    long period = leases.length().toMillis() / REFRESHES;
    this.refreshing =
        leases
            .scheduler()
            .scheduleWithFixedDelay(this::refresh, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isLost() {
    return lost || !leases.clock().instant().isBefore(until);
  }

  /** Marks the message processed, unless somebody else has taken the lease since. */
  boolean complete(Duration handled) throws Exception {
    return leases
        .transactions()
        .inTransaction(
            connection -> leases.table().complete(connection, entry.key(), epoch, handled, null));
  }

  /** Like {@link #complete}, with its business error. */
  boolean completeWith(ClientError error, Duration handled) throws Exception {
    return new ErrorKeeping(leases.transactions(), leases.table().dialect())
        .keep(
            error,
            (connection, kept) ->
                leases.table().complete(connection, entry.key(), epoch, handled, kept));
  }

  /** Gives the lease up, so that the next delivery need not wait until it runs out. */
  void release(Duration handled, @Nullable String error) throws Exception {
    leases
        .transactions()
        .inTransaction(
            connection -> leases.table().release(connection, entry.key(), epoch, handled, error));
  }

  /** What fails once is tried again at the next turn. */
  private void refresh() {
    Instant asked = leases.clock().instant();
    try {
      if (leases
          .transactions()
          .inTransaction(connection -> leases.table().refresh(connection, entry.key(), epoch))) {
        until = asked.plus(leases.length());
      } else {
        lost = true;
      }
    } catch (Exception e) {
      LOG.warn("The lease of {} could not be refreshed, and runs out at {}", entry, until, e);
    }
  }

  @Override
  public void close() {
    refreshing.cancel(false);
  }
}
