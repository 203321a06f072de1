package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * What would be done, in order. Immutable.
 *
 * @param action what is done with the migrations
 * @param migrations each with its steps
 */
public record Plan(Action action, List<PlannedMigration> migrations) {

  /** Copies the list. */
  public Plan {
    migrations = List.copyOf(migrations);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return migrations.isEmpty();
  }

  /** All steps of all migrations, in order. */
  public List<Operation> operations() {
    return migrations.stream().flatMap(planned -> planned.operations().stream()).toList();
  }

  /** Whether a later plan does nothing that this one does not: others may have done a part. */
  public boolean covers(Plan later) {
    boolean sameAction = action == later.action;
    return later.isEmpty() || (sameAction && later.migrations.stream().allMatch(this::contains));
  }

  private boolean contains(PlannedMigration planned) {
    return migrations.stream()
        .filter(mine -> mine.name().equals(planned.name()))
        .anyMatch(mine -> mine.operations().equals(planned.operations()));
  }

  /** For a human: a line for each migration, and indented ones for its steps. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PlannedMigration planned : migrations) {
      lines.add((action == Action.ROLLBACK ? "roll back " : "migrate ") + planned.name());
      planned.operations().forEach(operation -> lines.add("  " + operation.describe()));
      planned.notes().forEach(note -> lines.add("  note: " + note));
    }
    return lines;
  }
}
