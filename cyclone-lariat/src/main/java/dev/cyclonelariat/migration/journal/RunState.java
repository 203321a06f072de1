package dev.cyclonelariat.migration.journal;

/** How far a run has come. */
public enum RunState {
  /** At work, or cut short: its steps tell. */
  RUNNING,
  /** All steps were taken. */
  DONE,
  /** It was cut short, and a human has brought it to its end. */
  RESOLVED,
  /** A human has undone what it did. */
  DISCARDED
}
