package dev.cyclonelariat.migration;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.resource.Naming;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that a migration asks for in one direction.
 *
 * @param operations what to do, in order
 * @param places where each of these stands, as file and line; empty where nobody knows
 * @param answers what it asked, and was told
 */
public record Script(
    List<Operation> operations, List<String> places, Map<Question, Boolean> answers) {

  /** Copies all. */
  public Script {
    operations = List.copyOf(operations);
    places = List.copyOf(places);
    answers = Map.copyOf(answers);
  }

  /** Steps that stand in no file, and that ask nothing. */
  public static Script derived(List<Operation> operations) {
    return new Script(operations, Collections.nCopies(operations.size(), ""), Map.of());
  }

  /** Where a step stands, as errors add it: in parentheses, or nothing. */
  public String where(int step) {
    return inParentheses(places.get(step));
  }

  private static String inParentheses(String place) {
    return place.isEmpty() ? "" : " (" + place + ")";
  }

  /**
   * Records {@code up()}.
   *
   * @throws InvalidMigrationException if it asks for what cannot be
   */
  public static Script up(MigrationDefinition definition, Naming naming, Answers answers) {
    Migration migration = definition.maker().get();
    return of(recorded(definition, migration, migration::up, naming, answers));
  }

  /**
   * Records {@code down()}; empty if the migration leaves it to be derived from the steps of {@code
   * up()}.
   *
   * @throws InvalidMigrationException if it asks for what cannot be
   */
  public static Optional<Script> down(
      MigrationDefinition definition, Naming naming, Answers answers) {
    Migration migration = definition.maker().get();
    Recording recording = recorded(definition, migration, migration::down, naming, answers);
    return recording.undoesUp() ? Optional.empty() : Optional.of(of(recording));
  }

  private static Script of(Recording recording) {
    return new Script(recording.operations(), recording.places(), recording.asked());
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
      throw new InvalidMigrationException(
          "Migration " + definition.name() + where(migration, e) + ": " + e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw new InvalidMigrationException(
          "Migration " + definition.name() + " fails" + where(migration, e) + ": " + e, e);
    }
    return recording;
  }

  private static String where(Migration migration, Throwable e) {
    return inParentheses(migration.place(e.getStackTrace()));
  }
}
