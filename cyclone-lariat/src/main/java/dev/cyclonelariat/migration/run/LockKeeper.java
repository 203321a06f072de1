package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.VersionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the lock until it is closed: a thread of its own refreshes the lease meanwhile. */
final class LockKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LockKeeper.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  /** Two refreshes may fail before the lease runs out. */
  private static final int REFRESHES = 3;

  private final VersionStore store;
  private final LockToken token;
  private final Duration lease;
  private final ScheduledExecutorService refresher =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lariat-migration-lock");
            thread.setDaemon(true);
            return thread;
          });

  private LockKeeper(VersionStore store, LockToken token, Duration lease) {
    this.store = store;
    this.token = token;
    this.lease = lease;
    long every = Math.max(1, lease.toMillis() / REFRESHES);
    Future<?> unused =
        refresher.scheduleAtFixedRate(this::refresh, every, every, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the lock.
   *
   * @throws LockHeldException if another holds it for longer than the settings let wait
   */
  static LockKeeper lock(MigratorSettings settings) {
    VersionStore store = settings.store();
    Instant deadline = settings.clock().instant().plus(settings.lockTimeout());
    while (true) {
      Optional<LockToken> token = store.tryLock(settings.host(), settings.user(), settings.lease());
      if (token.isPresent()) {
        return new LockKeeper(store, token.get(), settings.lease());
      }
      Optional<LockHolder> holder = store.lockHolder();
      if (holder.isPresent()) {
        await(holder.get(), deadline, settings);
      }
    }
  }

  private static void await(LockHolder holder, Instant deadline, MigratorSettings settings) {
    Duration left = Duration.between(settings.clock().instant(), deadline);
    if (left.isZero() || left.isNegative()) {
      throw new LockHeldException(holder);
    }
    settings.listener().waitingForLock(holder, left);
    try {
      settings.pause().pause(left.compareTo(BETWEEN_TRIES) < 0 ? left : BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MigrationException("Interrupted while waiting for migrations of " + holder, e);
    }
  }

  private void refresh() {
    try {
      store.refresh(token, lease);
    } catch (LockLostException e) {
      refresher.shutdown();
    } catch (RuntimeException e) {
      LOG.warn("The lock on migrations could not be refreshed: {}", e.getMessage());
    }
  }

  LockToken token() {
    return token;
  }

  @Override
  public void close() {
    refresher.shutdown();
    store.unlock(token);
  }
}
