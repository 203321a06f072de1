package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Answers;
import dev.cyclonelariat.migration.Effects;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Script;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.resource.Naming;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what is not applied without asking AWS: questions are answered by what migrations have
 * made, and what those recorded before would make. For one thread.
 */
public final class PendingRecorder {

  private static final Answers NOTHING_ELSE = question -> false;

  private final Naming naming;
  private final Journal journal;
  private final Effects effects = new Effects();

  /**
   * @param journal what is applied
   */
  public PendingRecorder(Naming naming, Journal journal) {
    this.naming = naming;
    this.journal = journal;
    journal.effects().forEach(effects::take);
  }

  /**
   * The steps of the next migration.
   *
   * @throws dev.cyclonelariat.migration.InvalidMigrationException if it asks for what cannot be
   */
  public Script up(MigrationDefinition definition) {
    Script up = Script.up(definition, naming, NOTHING_ELSE.after(effects));
    up.operations().forEach(effects::take);
    return up;
  }

  /** Whether a migration is not applied. */
  public boolean isPending(MigrationDefinition definition) {
    return journal.version(definition.name().version()).isEmpty();
  }

  /** What there would be once all migrations are applied. */
  public DeclaredTopology declared(Catalog catalog) {
    List<Operation> steps = new ArrayList<>(journal.effects());
    catalog.all().stream()
        .filter(this::isPending)
        .forEach(definition -> steps.addAll(up(definition).operations()));
    return DeclaredTopology.EMPTY.after(steps);
  }
}
