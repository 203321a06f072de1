package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Naming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes down what a migration asks for, and answers its questions. Not thread-safe. */
final class Recording {

  private final Naming naming;
  private final Answers answers;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Effects effects = new Effects();
  private final Map<Question, Boolean> asked = new LinkedHashMap<>();
  private boolean undoesUp;

  Recording(Naming naming, Answers answers) {
    this.naming = naming;
    this.answers = answers;
  }

  Naming naming() {
    return naming;
  }

  /**
   * Takes down the next step.
   *
   * @param place where it is asked for; empty if nobody knows
   */
  void add(Operation operation, String place) {
    operations.add(operation);
    places.add(place);
    effects.take(operation);
  }

  /** What was recorded here decides first, the latest step before earlier ones. */
  boolean ask(Question question) {
    return effects.answer(question).orElseGet(() -> asked.computeIfAbsent(question, answers::to));
  }

  void undoUp() {
    undoesUp = true;
  }

  /** Whether {@code down()} is to be derived from {@code up()}. */
  boolean undoesUp() {
    return undoesUp;
  }

  /** The steps in order. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Where each step is asked for. */
  List<String> places() {
    return List.copyOf(places);
  }

  /** The questions that only the outside could answer, with its answers. */
  Map<Question, Boolean> asked() {
    return Map.copyOf(asked);
  }
}
