package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.Answers;
import dev.cyclonelariat.migration.Checksum;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.Script;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.plan.Catalog;
import dev.cyclonelariat.resource.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares applied migrations with those that are here now, by their steps: neither formatting nor
 * the questions they ask play a part. AWS is not asked.
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
   * All that is not as it was applied, the oldest first; what the Ruby gem applied is passed by.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (VersionRecord record : journal.versions()) {
      journal
          .application(record.version())
          .flatMap(application -> problem(record, application))
          .ifPresent(problems::add);
    }
    return List.copyOf(problems);
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
                "Migration " + application.name() + " is applied, but its file is gone",
                List.of()));
  }

  private Optional<Problem> change(MigrationDefinition definition, MigrationRun application) {
    Script now;
    try {
      now = Script.up(definition, naming, Answers.replayed(application.answers()));
    } catch (MigrationException e) {
      return Optional.of(
          new Problem(definition.name().version(), String.valueOf(e.getMessage()), List.of()));
    }
    if (Checksum.of(now.operations()).equals(application.checksum())) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            definition.name().version(),
            "Migration "
                + definition.name()
                + " was changed after it was applied: change it back, and write a new migration",
            StepChanges.lines(application.operations(), now.operations())));
  }
}
