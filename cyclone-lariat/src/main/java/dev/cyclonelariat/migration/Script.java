package dev.cyclonelariat.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.resource.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps that a migration asks for in one direction.
 *
 * @param name which migration
 * @param operations what to do, in order
 * @param answers what it asked, and was told
 */
record Script(MigrationName name, List<Operation> operations, Map<Question, Boolean> answers) {

  Script {
    operations = List.copyOf(operations);
    answers = Map.copyOf(answers);
  }

  /**
   * Records {@code up()}.
   *
   * @throws MigrationException if it asks for what cannot be
   */
  static Script up(MigrationDefinition definition, Naming naming, Answers answers) {
    Migration migration = definition.maker().get();
    Recording recording = recorded(definition, migration, migration::up, naming, answers);
    return new Script(definition.name(), recording.operations(), recording.asked());
  }

  /**
   * Records {@code down()}, or derives it from what {@code up()} did.
   *
   * @param applied the steps of {@code up()} that were applied
   * @throws MigrationException if it asks for what cannot be, or a step has no inverse
   */
  static Script down(
      MigrationDefinition definition, Naming naming, Answers answers, List<Operation> applied) {
    Migration migration = definition.maker().get();
    Recording recording = recorded(definition, migration, migration::down, naming, answers);
    if (!recording.undoesUp()) {
      return new Script(definition.name(), recording.operations(), recording.asked());
    }
    return new Script(definition.name(), inverses(definition.name(), applied), Map.of());
  }

  private static Recording recorded(
      MigrationDefinition definition,
      Migration migration,
      Runnable method,
      Naming naming,
      Answers answers) {
    Recording recording = new Recording(naming, answers);
    try {
      migration.record(recording, method);
    } catch (LariatException e) {
      throw new MigrationException("Migration " + definition.name() + ": " + e.getMessage(), e);
    }
    return recording;
  }

  private static List<Operation> inverses(MigrationName name, List<Operation> applied) {
    List<Operation> inverses = new ArrayList<>();
    for (int i = applied.size() - 1; i >= 0; i--) {
      Operation operation = applied.get(i);
      inverses.add(
          operation
              .inverse()
              .orElseThrow(
                  () ->
                      new MigrationException(
                          "Migration "
                              + name
                              + ": nothing tells how to undo '"
                              + operation.describe()
                              + "': override down()")));
    }
    return inverses;
  }
}
