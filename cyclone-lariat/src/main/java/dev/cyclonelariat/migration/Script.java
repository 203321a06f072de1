package dev.cyclonelariat.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.resource.Naming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that a migration asks for in one direction.
 *
 * @param operations what to do, in order
 * @param answers what it asked, and was told
 */
public record Script(List<Operation> operations, Map<Question, Boolean> answers) {

  /** Copies both. */
  public Script {
    operations = List.copyOf(operations);
    answers = Map.copyOf(answers);
  }

  /**
   * Records {@code up()}.
   *
   * @throws MigrationException if it asks for what cannot be
   */
  public static Script up(MigrationDefinition definition, Naming naming, Answers answers) {
    Migration migration = definition.maker().get();
    return of(recorded(definition, migration, migration::up, naming, answers));
  }

  /**
   * Records {@code down()}; empty if the migration leaves it to be derived from the steps of {@code
   * up()}.
   *
   * @throws MigrationException if it asks for what cannot be
   */
  public static Optional<Script> down(
      MigrationDefinition definition, Naming naming, Answers answers) {
    Migration migration = definition.maker().get();
    Recording recording = recorded(definition, migration, migration::down, naming, answers);
    return recording.undoesUp() ? Optional.empty() : Optional.of(of(recording));
  }

  private static Script of(Recording recording) {
    return new Script(recording.operations(), recording.asked());
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
    } catch (RuntimeException | LinkageError e) {
      throw new MigrationException("Migration " + definition.name() + " fails: " + e, e);
    }
    return recording;
  }
}
