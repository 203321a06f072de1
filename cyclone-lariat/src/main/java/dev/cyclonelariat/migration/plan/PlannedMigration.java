package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Question;
import java.util.List;
import java.util.Map;

/**
 * One migration with all that it would do. Immutable.
 *
 * @param name which
 * @param operations its steps, in order
 * @param answers what it asked, and was told
 * @param checksum of its {@code up()}
 * @param notes what else a human should know, such as queues of others that it affects
 */
public record PlannedMigration(
    MigrationName name,
    List<Operation> operations,
    Map<Question, Boolean> answers,
    String checksum,
    List<String> notes) {

  /** Copies the lists. */
  public PlannedMigration {
    operations = List.copyOf(operations);
    answers = Map.copyOf(answers);
    notes = List.copyOf(notes);
  }
}
