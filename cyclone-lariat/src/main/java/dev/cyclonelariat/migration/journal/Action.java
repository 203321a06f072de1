package dev.cyclonelariat.migration.journal;

/** What a run does with its migration. */
public enum Action {
  /** Applies it. */
  MIGRATE,
  /** Undoes it. */
  ROLLBACK,
  /** Declares it applied, because what it makes is there already. */
  BASELINE
}
