package dev.cyclonelariat.migration.journal;

/** How far a step has come. */
public enum StepState {
  /** Not begun. */
  PENDING,
  /** Begun; whether AWS has done it is not known. */
  STARTED,
  /** AWS has refused it, wholly or in part. */
  FAILED,
  /** Done. */
  DONE
}
