package dev.cyclonelariat.migration.takeover;

import dev.cyclonelariat.migration.Checksum;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is in an account already. Immutable.
 *
 * @param steps what would make it, in an order that can be applied to an empty account
 * @param leftOut what is not among them although it belongs there, and why: readable lines
 * @param alreadyOurs the topics and queues among them that have our tag, though no migration that
 *     is known here has made them
 */
public record ExistingTopology(
    List<Operation> steps, List<String> leftOut, List<Resource> alreadyOurs) {

  /** Copies all. */
  public ExistingTopology {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
    alreadyOurs = List.copyOf(alreadyOurs);
  }

  /**
   * The steps as migrations, for a human to read and {@code Migrator.adopt} to declare.
   *
   * @param title of the migration; several are numbered
   * @param first the version of the first; the others count up from there
   * @param most how many steps one migration has
   */
  public Plan plan(String title, MigrationVersion first, int most) {
    int count = (steps.size() + most - 1) / most;
    List<PlannedMigration> migrations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Operation> part = steps.subList(i * most, Math.min(steps.size(), (i + 1) * most));
      MigrationVersion version = new MigrationVersion(first.value() + i);
      MigrationName name = new MigrationName(version, count == 1 ? title : title + "_" + (i + 1));
      migrations.add(new PlannedMigration(name, part, Map.of(), Checksum.of(part), List.of()));
    }
    return new Plan(Action.BASELINE, migrations);
  }
}
