package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a store knows. Immutable.
 *
 * @param versions what is applied, the oldest version first
 * @param runs everything that was ever begun, in order
 */
public record Journal(List<VersionRecord> versions, List<MigrationRun> runs) {

  /** Sorts both. */
  public Journal {
    versions = versions.stream().sorted(Comparator.comparing(VersionRecord::version)).toList();
    runs = runs.stream().sorted(Comparator.comparingLong(MigrationRun::id)).toList();
  }

  /** What has become of a version; empty if it is not applied. */
  public Optional<VersionRecord> version(MigrationVersion version) {
    return versions.stream().filter(found -> found.version().equals(version)).findFirst();
  }

  /** The run that was cut short, or is at work right now. */
  public Optional<MigrationRun> unfinished() {
    return runs.stream().filter(run -> run.state() == RunState.RUNNING).findFirst();
  }

  /** The run that has applied a version; empty if it was undone since, or nobody knows. */
  public Optional<MigrationRun> application(MigrationVersion version) {
    return runs.stream()
        .filter(run -> run.version().equals(version) && tells(run))
        .reduce((earlier, later) -> later)
        .filter(MigrationRun::goesUp);
  }

  /** A rollback that was cut short leaves its migration applied, in part at least. */
  private static boolean tells(MigrationRun run) {
    return run.state() != RunState.DISCARDED && (run.goesUp() || run.state() != RunState.RUNNING);
  }

  /** Every operation that has taken effect, in order. */
  public List<Operation> effects() {
    return runs.stream().flatMap(run -> run.effects().stream()).toList();
  }

  /** What the next run is counted as. */
  public long nextRun() {
    return runs.isEmpty() ? 1 : runs.get(runs.size() - 1).id() + 1;
  }
}
