package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.StepState;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionStore;
import java.time.Duration;
import java.util.Optional;

/**
 * A store whose process dies at a chosen boundary of a step: an odd number is just before AWS is
 * asked, and the even one after it is when AWS has answered, which is not written down yet.
 */
final class DyingStore implements VersionStore {

  private final VersionStore store;
  private final int boundary;
  private final Runnable death;
  private int passed;

  DyingStore(VersionStore store, int boundary, Runnable death) {
    this.store = store;
    this.boundary = boundary;
    this.death = death;
  }

  private void pass() {
    passed++;
    if (passed == boundary) {
      death.run();
    }
  }

  @Override
  public void update(LockToken lock, MigrationRun run, Step step) {
    if (step.state() == StepState.DONE) {
      pass();
      store.update(lock, run, step);
    } else {
      store.update(lock, run, step);
      pass();
    }
  }

  @Override
  public void prepare() {
    store.prepare();
  }

  @Override
  public Journal read() {
    return store.read();
  }

  @Override
  public Optional<LockHolder> lockHolder() {
    return store.lockHolder();
  }

  @Override
  public Optional<LockToken> tryLock(String host, String user, Duration lease) {
    return store.tryLock(host, user, lease);
  }

  @Override
  public void refresh(LockToken lock, Duration lease) {
    store.refresh(lock, lease);
  }

  @Override
  public void unlock(LockToken lock) {
    store.unlock(lock);
  }

  @Override
  public void breakLock() {
    store.breakLock();
  }

  @Override
  public void begin(LockToken lock, MigrationRun run, VersionRecord version) {
    store.begin(lock, run, version);
  }

  @Override
  public void end(LockToken lock, MigrationRun run, VersionRecord version) {
    store.end(lock, run, version);
  }
}
