package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Checksum;
import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Script;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.topology.live.TopologyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what would be done, and refuses what cannot be, before anything is touched. Makes one
 * plan. Every method throws {@link InvalidMigrationException} naming the migration and the resource
 * that stand in the way, or {@link MigrationException} if there is no such migration. For one
 * thread.
 */
public final class Planner {

  private final Catalog catalog;
  private final Naming naming;
  private final Journal journal;
  private final ApplyOrder order;
  private final StepChecks checks;

  /**
   * @param catalog all migrations
   * @param naming names what they speak of; its publisher owns what they create
   * @param journal what is applied
   * @param live what there is; only looked at
   */
  public Planner(Catalog catalog, Naming naming, Journal journal, TopologyReader live) {
    this.catalog = catalog;
    this.naming = naming;
    this.journal = journal;
    this.order = new ApplyOrder(journal);
    this.checks =
        new StepChecks(
            new LiveLookups(live),
            naming.publisher(),
            DeclaredTopology.EMPTY.after(journal.effects()));
  }

  /**
   * Applies what is not applied, the oldest first.
   *
   * @param last up to and including which version; null for all
   * @throws OutOfOrderException if one is older than an applied one that touches the same resource
   */
  public Plan migrate(@Nullable MigrationVersion last) {
    List<PlannedMigration> planned = new ArrayList<>();
    for (MigrationDefinition definition : pending(last)) {
      Script up = Script.up(definition, naming, checks.answers());
      order.require(definition.name(), up.operations());
      DeclaredTopology before = checks.declared();
      planned.add(planned(definition.name(), up, Checksum.of(up.operations())));
      checkDown(definition, up, before);
    }
    return new Plan(Action.MIGRATE, planned);
  }

  /** What is not applied, the oldest first. */
  private List<MigrationDefinition> pending(@Nullable MigrationVersion last) {
    if (last != null && journal.version(last).isEmpty()) {
      catalog.get(last);
    }
    return catalog.all().stream()
        .filter(definition -> journal.version(definition.name().version()).isEmpty())
        .filter(d -> last == null || d.name().version().compareTo(last) <= 0)
        .toList();
  }

  /** A migration that could never be undone is found out before it is applied. */
  private void checkDown(MigrationDefinition definition, Script up, DeclaredTopology before) {
    if (Script.down(definition, naming, checks.answers()).isEmpty()) {
      Inverses.of(definition.name(), up, before);
    }
  }

  /** Undoes the version and all that are newer, the newest first. */
  public Plan rollBackTo(MigrationVersion first) {
    if (journal.version(first).isEmpty()) {
      throw new MigrationException("Migration " + first + " is not applied");
    }
    return rollBack(version -> version.compareTo(first) >= 0, Integer.MAX_VALUE);
  }

  /** Undoes so many versions, the newest first. */
  public Plan rollBack(int count) {
    return rollBack(version -> true, count);
  }

  private Plan rollBack(Predicate<MigrationVersion> which, int most) {
    List<MigrationVersion> versions =
        journal.versions().stream()
            .map(VersionRecord::version)
            .filter(which)
            .sorted(Comparator.reverseOrder())
            .limit(most)
            .toList();
    List<PlannedMigration> planned = new ArrayList<>();
    for (MigrationVersion version : versions) {
      MigrationDefinition definition = catalog.get(version);
      MigrationRun application =
          journal
              .application(version)
              .orElseThrow(
                  () ->
                      new MigrationException(
                          "Nobody knows what migration "
                              + definition.name()
                              + " did, which the Ruby gem or somebody else applied: declare it with"
                              + " a baseline first"));
      planned.add(
          planned(definition.name(), down(definition, application), application.checksum()));
    }
    return new Plan(Action.ROLLBACK, planned);
  }

  private Script down(MigrationDefinition definition, MigrationRun application) {
    return Script.down(definition, naming, checks.answers())
        .orElseGet(
            () ->
                Script.derived(
                    Inverses.of(
                        definition.name(),
                        Script.derived(application.operations()),
                        before(application))));
  }

  private DeclaredTopology before(MigrationRun application) {
    return DeclaredTopology.EMPTY.after(
        journal.runs().stream()
            .filter(run -> run.id() < application.id())
            .flatMap(run -> run.effects().stream())
            .toList());
  }

  /**
   * Declares what is not applied, up to and including a version, without doing anything: for
   * resources that are there already.
   */
  public Plan baseline(MigrationVersion last) {
    List<PlannedMigration> planned = new ArrayList<>();
    for (MigrationDefinition definition : undeclared(last)) {
      // Its own creations are there already; a question shall hear that they are not.
      Script up = Script.up(definition, naming, question -> false);
      planned.add(
          new PlannedMigration(
              definition.name(),
              up.operations(),
              up.answers(),
              Checksum.of(up.operations()),
              List.of()));
    }
    return new Plan(Action.BASELINE, planned);
  }

  /** Also what the Ruby gem has applied, of which nobody knows what it did. */
  private List<MigrationDefinition> undeclared(MigrationVersion last) {
    catalog.get(last);
    return catalog.all().stream()
        .filter(definition -> definition.name().version().compareTo(last) <= 0)
        .filter(definition -> journal.application(definition.name().version()).isEmpty())
        .toList();
  }

  private PlannedMigration planned(MigrationName name, Script script, String checksum) {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < script.operations().size(); i++) {
      Operation operation = script.operations().get(i);
      try {
        notes.addAll(checks.take(operation));
      } catch (MigrationException e) {
        throw new InvalidMigrationException(
            "Migration "
                + name
                + ", step '"
                + operation.describe()
                + "'"
                + script.where(i)
                + ": "
                + e.getMessage(),
            e);
      }
    }
    return new PlannedMigration(name, script.operations(), script.answers(), checksum, notes);
  }
}
