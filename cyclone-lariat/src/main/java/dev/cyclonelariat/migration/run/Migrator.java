package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionStoreException;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.migration.plan.OutOfOrderException;
import dev.cyclonelariat.migration.plan.PendingRecorder;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.Planner;
import dev.cyclonelariat.migration.status.Drift;
import dev.cyclonelariat.migration.status.DriftSearch;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.status.Problem;
import dev.cyclonelariat.migration.status.Validation;
import dev.cyclonelariat.migration.takeover.ExistingSearch;
import dev.cyclonelariat.migration.takeover.ExistingTopology;
import dev.cyclonelariat.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Applies and undoes migrations, and tells where they stand.
 *
 * <p>What changes something takes the lock first, so that it happens once however many processes
 * try; it throws
 *
 * <ul>
 *   <li>{@link LockHeldException} if another process is at work for longer than it may wait,
 *   <li>{@link HalfAppliedException} if a run was cut short earlier, or a step fails,
 *   <li>{@link OutOfOrderException} if an older migration comes too late,
 *   <li>{@link LockLostException} if another process has taken over meanwhile,
 *   <li>{@link VersionStoreException} if the store cannot be read or written,
 *   <li>{@link InvalidMigrationException} if a migration asks for what cannot be; then nothing is
 *       touched.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class Migrator {

  private final MigratorSettings settings;

  Migrator(MigratorSettings settings) {
    this.settings = settings;
  }

  /**
   * Does what an application asks for at its start.
   *
   * @throws ValidationException if it is {@link StartUp#VALIDATE}, and the topology is behind or
   *     migrations were changed after they were applied
   */
  public void startUp(StartUp mode) {
    switch (mode) {
      case VALIDATE -> requireValid();
      case MIGRATE -> {
        if (!settings.store().read().unfinished().isEmpty()) {
          resume();
        }
        migrate();
      }
      case OFF -> {}
    }
  }

  private void requireValid() {
    requireFinished();
    List<Problem> problems = validate();
    if (!problems.isEmpty()) {
      throw ValidationException.of(problems);
    }
    List<MigrationStatus> pending = status().stream().filter(MigrationStatus::isPending).toList();
    if (!pending.isEmpty()) {
      throw ValidationException.behind(pending);
    }
  }

  /**
   * Does nothing, unless a run was cut short or is at work right now.
   *
   * @throws HalfAppliedException if so
   */
  public void requireFinished() {
    settings
        .store()
        .read()
        .unfinished()
        .ifPresent(
            run -> {
              throw HalfAppliedException.earlier(run);
            });
  }

  /** What {@link #migrate()} would do. Nothing is changed; the lock is not needed. */
  public Plan plan() {
    return plan(planner -> planner.migrate(null));
  }

  /** What {@link #migrate(MigrationVersion)} would do. */
  public Plan plan(MigrationVersion last) {
    return plan(planner -> planner.migrate(last));
  }

  /** What {@link #rollBack(int)} would do. */
  public Plan planRollBack(int count) {
    return plan(planner -> planner.rollBack(count));
  }

  /** What {@link #rollBackTo} would do. */
  public Plan planRollBackTo(MigrationVersion first) {
    return plan(planner -> planner.rollBackTo(first));
  }

  private Plan plan(Function<Planner, Plan> planning) {
    Journal journal = settings.store().read();
    return planning.apply(
        new Planner(settings.catalog(), settings.naming(), journal, settings.live()));
  }

  /** Applies all that is not applied, the oldest first. */
  public Plan migrate() {
    return migrateTo(null);
  }

  /** Applies what is not applied, up to and including a version, the oldest first. */
  public Plan migrate(MigrationVersion last) {
    return migrateTo(last);
  }

  private Plan migrateTo(@Nullable MigrationVersion last) {
    Journal journal = settings.store().read();
    boolean isUpToDate =
        last == null
            && journal.unfinished().isEmpty()
            && status(journal).stream().noneMatch(MigrationStatus::isPending);
    return isUpToDate
        ? new Plan(Action.MIGRATE, List.of())
        : locked(migrations -> migrations.run(planner -> planner.migrate(last)));
  }

  /** Undoes the last versions, the newest first. */
  public Plan rollBack(int count) {
    return locked(migrations -> migrations.run(planner -> planner.rollBack(count)));
  }

  /** Undoes a version and all that are newer, the newest first. */
  public Plan rollBackTo(MigrationVersion first) {
    return locked(migrations -> migrations.run(planner -> planner.rollBackTo(first)));
  }

  /**
   * Follows a plan that a human has looked at. What others have done of it meanwhile is passed by.
   *
   * @throws StalePlanException if something else would be done by now
   */
  public Plan run(Plan approved) {
    return locked(migrations -> migrations.run(approved));
  }

  /**
   * Finishes a run that was cut short, from its first step that is not done. A resource that is
   * there exactly as that step asks is taken over; one that differs stops the run.
   *
   * @return the run; empty if none was cut short
   */
  public Optional<MigrationRun> resume() {
    return locked(LockedMigrations::resume);
  }

  /**
   * Declares migrations applied, up to and including a version, whose resources are there already.
   *
   * @return what was declared
   */
  public Plan baseline(MigrationVersion last) {
    return locked(migrations -> migrations.baseline(last));
  }

  /**
   * What is in the account and no migration declares, be it applied or not. Nothing is changed.
   *
   * @param wanted which topics and queues; what they need comes with them
   */
  public ExistingTopology existing(Predicate<Resource> wanted) {
    DeclaredTopology declared =
        new PendingRecorder(settings.naming(), settings.store().read())
            .declared(settings.catalog());
    return new ExistingSearch(settings.live(), settings.naming().publisher(), declared)
        .search(wanted);
  }

  /**
   * Takes over what is in the account already, such as what the Ruby gem has made: topics and
   * queues become this application's, the gem's policy statement, which lets everybody do
   * everything, gives way to ours, and the migrations that would make all that are declared
   * applied. Can be repeated when it was cut short.
   *
   * @param existing migrations whose steps would make what is there
   * @throws MigrationException if something is not exactly as a step asks, or belongs to others
   */
  public void adopt(Plan existing) {
    locked(
        migrations -> {
          migrations.adopt(existing);
          return true;
        });
  }

  /** Declares what a human has made of a migration by hand. AWS is not asked. */
  public void resolve(MigrationVersion version, Resolution resolution) {
    locked(
        migrations -> {
          migrations.resolve(version, resolution);
          return true;
        });
  }

  /** All migrations that are here or applied, the oldest first. */
  public List<MigrationStatus> status() {
    return status(settings.store().read());
  }

  private List<MigrationStatus> status(Journal journal) {
    return MigrationStatus.of(settings.catalog(), journal);
  }

  /** Everything that was ever begun, in order. */
  public List<MigrationRun> history() {
    return settings.store().read().runs();
  }

  /** Which migrations are not as they were applied, or come too late. AWS is not asked. */
  public List<Problem> validate() {
    return new Validation(settings.catalog(), settings.naming(), settings.store().read())
        .problems();
  }

  /** What there should be, by all steps that were taken. AWS is not asked. */
  public DeclaredTopology declared() {
    return DeclaredTopology.EMPTY.after(settings.store().read().effects());
  }

  /** What of that is not so. Nothing is changed. */
  public List<Drift> drift() {
    return new DriftSearch(declared(), settings.live()).search();
  }

  /** Who is at work right now; empty if nobody is. */
  public Optional<LockHolder> lockHolder() {
    return settings.store().lockHolder();
  }

  /** Takes the lock away from whoever holds it, who can go no further than the current step. */
  public void releaseLock() {
    settings.store().breakLock();
  }

  private <T> T locked(Function<LockedMigrations, T> work) {
    settings.store().prepare();
    try (LockKeeper lock = LockKeeper.lock(settings)) {
      JournalWriter journal =
          new JournalWriter(settings.store(), lock.token(), settings.clock(), settings.by());
      return work.apply(new LockedMigrations(settings, journal));
    }
  }
}
