package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file store's file holds. Immutable.
 *
 * @param epoch of whoever has the lock, or had it last
 * @param holder who has the lock, or null
 * @param journal everything else
 */
record FileState(long epoch, @Nullable LockHolder holder, Journal journal) {

  static final FileState EMPTY = new FileState(0, null, new Journal(List.of(), List.of()));

  /**
   * @throws LockLostException if the lock is another's by now
   */
  FileState require(LockToken lock) {
    if (epoch != lock.epoch()) {
      throw new LockLostException();
    }
    return this;
  }

  FileState with(long newEpoch, @Nullable LockHolder newHolder) {
    return new FileState(newEpoch, newHolder, journal);
  }

  /** With a run in place of that of the same number, if there is one, and a version. */
  FileState with(MigrationRun run, @Nullable VersionRecord version) {
    List<VersionRecord> versions = without(run.version());
    if (version != null) {
      versions.add(version);
    }
    return new FileState(epoch, holder, new Journal(versions, replaced(run)));
  }

  FileState with(MigrationRun run) {
    return new FileState(epoch, holder, new Journal(journal.versions(), replaced(run)));
  }

  private List<VersionRecord> without(MigrationVersion version) {
    List<VersionRecord> versions = new ArrayList<>(journal.versions());
    versions.removeIf(record -> record.version().equals(version));
    return versions;
  }

  private List<MigrationRun> replaced(MigrationRun run) {
    List<MigrationRun> runs = new ArrayList<>(journal.runs());
    runs.removeIf(other -> other.id() == run.id());
    runs.add(run);
    return runs;
  }

  MigrationRun run(long id) {
    return journal.runs().stream().filter(run -> run.id() == id).findFirst().orElseThrow();
  }
}
