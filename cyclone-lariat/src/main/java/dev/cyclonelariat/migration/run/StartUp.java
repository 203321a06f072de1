package dev.cyclonelariat.migration.run;

/** What an application does about migrations when it starts. */
public enum StartUp {
  /**
   * Fails if a migration is not applied, applied in part, or changed since. What a newer release
   * has applied does no harm. AWS is not asked, and nothing is written.
   */
  VALIDATE,
  /** Applies what is not applied, and finishes first what another process could not. */
  MIGRATE,
  /** Nothing. */
  OFF
}
