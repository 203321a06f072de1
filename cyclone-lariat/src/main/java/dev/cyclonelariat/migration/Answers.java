package dev.cyclonelariat.migration;

import java.util.Map;

/** Answers the questions of a migration while it is recorded. */
@FunctionalInterface
public interface Answers {

  /** The answer from the live state, or from the journal, without the steps recorded so far. */
  boolean to(Question question);

  /**
   * These answers, as they are once some steps have been taken.
   *
   * @param taken asked first, each time
   */
  default Answers after(Effects taken) {
    return question -> taken.answer(question).orElseGet(() -> to(question));
  }

  /** The answers given before; what was not asked then is answered by no. */
  static Answers replayed(Map<Question, Boolean> given) {
    Map<Question, Boolean> answers = Map.copyOf(given);
    return question -> answers.getOrDefault(question, false);
  }
}
