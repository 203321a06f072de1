package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers migrations in one JSON file, for teams whose job has no database. Processes on several
 * computers can share it where their file system knows locks; the lock's lease goes by their
 * clocks. Thread-safe.
 */
public final class FileVersionStore implements VersionStore {

  private final JournalFile file;
  private final Clock clock;

  private FileVersionStore(Path file, Clock clock) {
    this.file = new JournalFile(file);
    this.clock = clock;
  }

  /** In this file, which need not exist yet. */
  public static FileVersionStore of(Path file) {
    return of(file, Clock.systemUTC());
  }

  /** In this file, with a lock by this clock. */
  public static FileVersionStore of(Path file, Clock clock) {
    return new FileVersionStore(file, clock);
  }

  @Override
  public void prepare() {
    change(state -> state);
  }

  @Override
  public Journal read() {
    return state().journal();
  }

  @Override
  public Optional<LockHolder> lockHolder() {
    return holder(state());
  }

  private Optional<LockHolder> holder(FileState state) {
    return Optional.ofNullable(state.holder())
        .filter(holder -> holder.until().isAfter(clock.instant()));
  }

  @Override
  public Optional<LockToken> tryLock(String host, String user, Duration lease) {
    AtomicReference<LockToken> taken = new AtomicReference<>();
    change(
        state -> {
          if (holder(state).isPresent()) {
            return state;
          }
          Instant now = clock.instant();
          long epoch = state.epoch() + 1;
          taken.set(new LockToken(epoch));
          return state.with(epoch, new LockHolder(host, user, now, now.plus(lease)));
        });
    return Optional.ofNullable(taken.get());
  }

  @Override
  public void refresh(LockToken lock, Duration lease) {
    change(
        state -> {
          LockHolder holder = state.require(lock).holder();
          return holder == null
              ? state
              : state.with(
                  lock.epoch(),
                  new LockHolder(
                      holder.host(), holder.user(), holder.since(), clock.instant().plus(lease)));
        });
  }

  @Override
  public void unlock(LockToken lock) {
    change(state -> state.epoch() == lock.epoch() ? state.with(lock.epoch(), null) : state);
  }

  @Override
  public void breakLock() {
    change(state -> state.with(state.epoch() + 1, null));
  }

  @Override
  public void begin(LockToken lock, MigrationRun run, @Nullable VersionRecord version) {
    change(state -> state.require(lock).with(run, version));
  }

  @Override
  public void update(LockToken lock, MigrationRun run, Step step) {
    change(state -> state.require(lock).with(state.run(run.id()).with(step)));
  }

  @Override
  public void end(LockToken lock, MigrationRun run, @Nullable VersionRecord version) {
    change(state -> state.require(lock).with(run, version));
  }

  private FileState state() {
    return FileStateJson.read(file.read());
  }

  private void change(UnaryOperator<FileState> change) {
    file.replace(text -> FileStateJson.write(change.apply(FileStateJson.read(text))));
  }
}
