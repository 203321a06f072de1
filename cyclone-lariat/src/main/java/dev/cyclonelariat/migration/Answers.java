package dev.cyclonelariat.migration;

/** Answers the questions of a migration while it is recorded. */
@FunctionalInterface
interface Answers {

  /** The answer from the live state, or from the journal, without the steps recorded so far. */
  boolean to(Question question);
}
