package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.Operation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run. Immutable.
 *
 * @param number from 1
 * @param operation what it does
 * @param state how far it has come
 * @param error why it has failed, or null
 * @param startedAt when it was last begun, or null
 * @param endedAt when it was done or failed, or null
 */
public record Step(
    int number,
    Operation operation,
    StepState state,
    @Nullable String error,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /** A step that was not begun. */
  public static Step pending(int number, Operation operation) {
    return new Step(number, operation, StepState.PENDING, null, null, null);
  }

  /** Begun. */
  public Step started(Instant now) {
    return new Step(number, operation, StepState.STARTED, null, now, null);
  }

  /** Done. */
  public Step done(Instant now) {
    return new Step(number, operation, StepState.DONE, null, startedAt, now);
  }

  /** Refused. */
  public Step failed(Instant now, String error) {
    return new Step(number, operation, StepState.FAILED, error, startedAt, now);
  }

  /** How long it took, as far as that is known. */
  public Duration duration() {
    return startedAt == null || endedAt == null
        ? Duration.ZERO
        : Duration.between(startedAt, endedAt);
  }
}
