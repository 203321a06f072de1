package dev.cyclonelariat.migration.journal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which migrations are applied, and every step that was taken, and lets one process at a
 * time change that. Every method throws {@link VersionStoreException} if the store cannot be read
 * or written. Thread-safe.
 *
 * <p>A write takes effect as a whole or not at all, and survives the death of the process and of
 * the computer once the method has returned.
 */
public interface VersionStore {

  /** Makes the store ready for writing; does nothing where it is. */
  void prepare();

  /** Reads everything; empty if the store was never made ready. */
  Journal read();

  /** Who holds the lock; empty if nobody does, or the lease has run out. */
  Optional<LockHolder> lockHolder();

  /**
   * Takes the lock.
   *
   * @param host for others to see
   * @param user for others to see
   * @param lease how long it is held unless it is refreshed
   * @return empty if another holds it
   */
  Optional<LockToken> tryLock(String host, String user, Duration lease);

  /**
   * Goes on holding the lock.
   *
   * @param lease how long from now
   * @throws LockLostException if another has taken it since, or it was broken
   */
  void refresh(LockToken lock, Duration lease);

  /** Gives the lock back; does nothing if another has it now. */
  void unlock(LockToken lock);

  /** Takes the lock away from whoever holds it, who can write nothing from then on. */
  void breakLock();

  /**
   * Writes down a run with all its steps, before the first of them is taken.
   *
   * @param version what becomes of the migration's version; null if that goes
   * @throws LockLostException if the lock is another's by now
   */
  void begin(LockToken lock, MigrationRun run, @Nullable VersionRecord version);

  /**
   * Writes down what has become of a step.
   *
   * @throws LockLostException if the lock is another's by now
   */
  void update(LockToken lock, MigrationRun run, Step step);

  /**
   * Writes down how a run has ended.
   *
   * @param version what becomes of the migration's version; null if that goes
   * @throws LockLostException if the lock is another's by now
   */
  void end(LockToken lock, MigrationRun run, @Nullable VersionRecord version);
}
