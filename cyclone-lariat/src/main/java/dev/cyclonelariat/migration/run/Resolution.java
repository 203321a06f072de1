package dev.cyclonelariat.migration.run;

/** What a human has made of a migration by hand. */
public enum Resolution {
  /** All its steps are done. */
  APPLIED,
  /** None of its steps is done. */
  REVERTED
}
