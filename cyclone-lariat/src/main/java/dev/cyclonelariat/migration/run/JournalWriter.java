package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to a store whose lock is held. */
final class JournalWriter {

  private final VersionStore store;
  private final LockToken lock;
  private final Clock clock;
  private final String by;

  JournalWriter(VersionStore store, LockToken lock, Clock clock, String by) {
    this.store = store;
    this.lock = lock;
    this.clock = clock;
    this.by = by;
  }

  Journal read() {
    return store.read();
  }

  /** Before the first step. */
  MigrationRun begin(Action action, PlannedMigration planned) {
    List<Operation> operations = planned.operations();
    List<Step> steps =
        IntStream.range(0, operations.size())
            .mapToObj(i -> Step.pending(i + 1, operations.get(i)))
            .toList();
    Journal journal = read();
    MigrationRun run =
        new MigrationRun(
            journal.nextRun(),
            planned.name(),
            action,
            RunState.RUNNING,
            planned.checksum(),
            planned.answers(),
            by,
            clock.instant(),
            null,
            steps);
    store.begin(lock, run, whileRunning(run, journal));
    return run;
  }

  private static @Nullable VersionRecord whileRunning(MigrationRun run, Journal journal) {
    return run.goesUp()
        ? VersionRecord.of(run, VersionState.APPLYING)
        : journal
            .version(run.version())
            .map(record -> record.in(VersionState.REVERTING))
            .orElse(null);
  }

  /** All at once, without doing anything. */
  MigrationRun baseline(PlannedMigration planned) {
    Instant now = clock.instant();
    List<Operation> operations = planned.operations();
    List<Step> steps =
        IntStream.range(0, operations.size())
            .mapToObj(i -> Step.pending(i + 1, operations.get(i)).started(now).done(now))
            .toList();
    MigrationRun run =
        new MigrationRun(
            read().nextRun(),
            planned.name(),
            Action.BASELINE,
            RunState.DONE,
            planned.checksum(),
            planned.answers(),
            by,
            now,
            now,
            steps);
    store.begin(lock, run, VersionRecord.of(run, VersionState.APPLIED));
    return run;
  }

  /** A version goes of which nobody knows what it did. */
  void forget(MigrationName name) {
    Instant now = clock.instant();
    MigrationRun run =
        new MigrationRun(
            read().nextRun(),
            name,
            Action.BASELINE,
            RunState.DISCARDED,
            "",
            Map.of(),
            by,
            now,
            now,
            List.of());
    store.begin(lock, run, null);
  }

  MigrationRun started(MigrationRun run, Step step) {
    return update(run, step.started(clock.instant()));
  }

  MigrationRun done(MigrationRun run, Step step) {
    return update(run, step.done(clock.instant()));
  }

  MigrationRun failed(MigrationRun run, Step step, String error) {
    return update(run, step.failed(clock.instant(), error));
  }

  private MigrationRun update(MigrationRun run, Step step) {
    store.update(lock, run, step);
    return run.with(step);
  }

  /** A run ends, and with it its migration is applied, or is not. */
  MigrationRun end(MigrationRun run, RunState how) {
    MigrationRun ended = run.ended(how, clock.instant());
    boolean applied = run.goesUp() == (how != RunState.DISCARDED);
    store.end(lock, ended, applied ? record(ended) : null);
    return ended;
  }

  /** What an undoing that was given up leaves is the application of before. */
  private @Nullable VersionRecord record(MigrationRun ended) {
    return ended.goesUp()
        ? VersionRecord.of(ended, VersionState.APPLIED)
        : read()
            .version(ended.version())
            .map(record -> record.in(VersionState.APPLIED))
            .orElse(null);
  }
}
