package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan as commands print it.
 *
 * @param plan what would be done, or was
 */
record PlanView(Plan plan) {

  /** For humans. */
  List<String> lines(boolean hasColor) {
    List<String> lines = new ArrayList<>();
    for (PlannedMigration planned : plan.migrations()) {
      lines.add(verb() + " " + planned.name());
      if (planned.operations().isEmpty()) {
        lines.add("  does nothing");
      }
      for (Operation operation : planned.operations()) {
        lines.add("  " + StepText.line(operation, hasColor));
      }
      planned.notes().forEach(note -> lines.add("  note: " + note));
    }
    return lines;
  }

  private String verb() {
    return switch (plan.action()) {
      case MIGRATE -> "migrate";
      case ROLLBACK -> "roll back";
      case BASELINE -> "declare applied";
    };
  }

  /** What else a human should know. */
  List<String> notes() {
    return plan.migrations().stream().flatMap(planned -> planned.notes().stream()).toList();
  }

  /** What was done, in a line. */
  String summary() {
    if (plan.isEmpty()) {
      return plan.action() == Action.ROLLBACK
          ? "Nothing to roll back: no migration is applied"
          : "Nothing to do: everything is applied";
    }
    return switch (plan.action()) {
          case MIGRATE -> "Applied ";
          case ROLLBACK -> "Rolled back ";
          case BASELINE -> "Declared applied, without doing anything: ";
        }
        + Texts.size(plan);
  }

  /** For programs. */
  Fields json() {
    return new Fields()
        .with("action", Texts.word(plan.action()))
        .with("migrations", plan.migrations().stream().map(PlanView::json).toList());
  }

  private static Map<String, Object> json(PlannedMigration planned) {
    return new Fields()
        .with("version", planned.name().version().value())
        .with("title", planned.name().title())
        .with("steps", planned.operations().stream().map(Operation::describe).toList())
        .with("notes", planned.notes())
        .map();
  }
}
