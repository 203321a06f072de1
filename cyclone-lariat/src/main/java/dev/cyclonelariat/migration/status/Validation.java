package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.Answers;
import dev.cyclonelariat.migration.Checksum;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.Script;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.plan.ApplyOrder;
import dev.cyclonelariat.migration.plan.Catalog;
import dev.cyclonelariat.migration.plan.OutOfOrderException;
import dev.cyclonelariat.migration.plan.PendingRecorder;
import dev.cyclonelariat.resource.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares applied migrations with those that are here now, by their steps: neither formatting nor
 * the questions they ask play a part. Finds those that come too late, too. AWS is not asked.
 */
public final class Validation {

  private final Catalog catalog;
  private final Naming naming;
  private final Journal journal;

  /**
   * @param catalog all migrations
   * @param naming names what they speak of
   * @param journal what is applied
   */
  public Validation(Catalog catalog, Naming naming, Journal journal) {
    this.catalog = catalog;
    this.naming = naming;
    this.journal = journal;
  }

  /**
   * All that is not as it was applied, the oldest first, then all that comes too late; what the
   * Ruby gem applied is passed by.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (VersionRecord record : journal.versions()) {
      journal
          .application(record.version())
          .flatMap(application -> problem(record, application))
          .ifPresent(problems::add);
    }
    addLate(problems);
    return List.copyOf(problems);
  }

  private void addLate(List<Problem> problems) {
    ApplyOrder order = new ApplyOrder(journal);
    PendingRecorder recorder = new PendingRecorder(naming, journal);
    for (MigrationDefinition definition : catalog.all()) {
      if (recorder.isPending(definition) && order.isLate(definition.name())) {
        try {
          order.require(definition.name(), recorder.up(definition).operations());
        } catch (OutOfOrderException e) {
          problems.add(problem(definition, Problem.Kind.OUT_OF_ORDER, e));
        } catch (MigrationException e) {
          problems.add(problem(definition, Problem.Kind.INVALID, e));
        }
      }
    }
  }

  private static Problem problem(
      MigrationDefinition definition, Problem.Kind kind, MigrationException e) {
    return new Problem(
        definition.name().version(), kind, String.valueOf(e.getMessage()), List.of());
  }

  private Optional<Problem> problem(VersionRecord record, MigrationRun application) {
    Optional<MigrationDefinition> definition = catalog.find(record.version());
    if (definition.isPresent()) {
      return change(definition.get(), application);
    }
    // What a newer release has applied need not be known here.
    return catalog.isNewer(record.version())
        ? Optional.empty()
        : Optional.of(
            new Problem(
                record.version(),
                Problem.Kind.MISSING,
                "Migration " + application.name() + " is applied, but its file is gone",
                List.of()));
  }

  private Optional<Problem> change(MigrationDefinition definition, MigrationRun application) {
    Script now;
    try {
      now = Script.up(definition, naming, Answers.replayed(application.answers()));
    } catch (MigrationException e) {
      return Optional.of(problem(definition, Problem.Kind.INVALID, e));
    }
    if (Checksum.of(now.operations()).equals(application.checksum())) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            definition.name().version(),
            Problem.Kind.CHANGED,
            "Migration "
                + definition.name()
                + " was changed after it was applied: change it back, and write a new migration",
            StepChanges.lines(application.operations(), now.operations())));
  }
}
