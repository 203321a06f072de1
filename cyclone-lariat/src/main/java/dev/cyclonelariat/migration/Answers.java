package dev.cyclonelariat.migration;

import java.util.List;
import java.util.Map;

/** Answers the questions of a migration while it is recorded. */
@FunctionalInterface
public interface Answers {

  /** The answer from the live state, or from the journal, without the steps recorded so far. */
  boolean to(Question question);

  /**
   * These answers, as they are once some steps have been taken.
   *
   * @param steps which, in order
   */
  default Answers after(List<Operation> steps) {
    List<Operation> taken = List.copyOf(steps);
    return question -> Effect.answer(taken, question).orElseGet(() -> to(question));
  }

  /** The answers given before; what was not asked then is answered by no. */
  static Answers replayed(Map<Question, Boolean> given) {
    Map<Question, Boolean> answers = Map.copyOf(given);
    return question -> answers.getOrDefault(question, false);
  }
}
