package dev.cyclonelariat.migration.journal;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One application or undoing of one migration. Immutable.
 *
 * @param id counts the runs from 1
 * @param name the migration
 * @param action what is done with it
 * @param state how far it has come
 * @param checksum of the migration's {@code up()}
 * @param answers what the migration asked, and was told
 * @param by whose process it is, as {@code user@host}
 * @param startedAt when it was begun
 * @param endedAt when it ended, or null
 * @param steps all its steps in order
 */
public record MigrationRun(
    long id,
    MigrationName name,
    Action action,
    RunState state,
    String checksum,
    Map<Question, Boolean> answers,
    String by,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<Step> steps) {

  /** Copies the answers and steps. */
  public MigrationRun {
    answers = Map.copyOf(answers);
    steps = List.copyOf(steps);
  }

  /** The migration's version. */
  public MigrationVersion version() {
    return name.version();
  }

  /** Whether it makes what the migration's {@code up()} asks for. */
  public boolean goesUp() {
    return action != Action.ROLLBACK;
  }

  /** All that it shall do, in order. */
  public List<Operation> operations() {
    return steps.stream().map(Step::operation).toList();
  }

  /** What it has done, in order, as far as that has not been undone by hand. */
  public List<Operation> effects() {
    return switch (state) {
      case RUNNING ->
          steps.stream()
              .filter(step -> step.state() == StepState.DONE)
              .map(Step::operation)
              .toList();
      case DONE, RESOLVED -> operations();
      case DISCARDED -> List.of();
    };
  }

  /** The first step that is not done; empty if all are. */
  public Optional<Step> next() {
    return steps.stream().filter(step -> step.state() != StepState.DONE).findFirst();
  }

  /** How long its steps took together. */
  public Duration duration() {
    return steps.stream().map(Step::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /** With one step in place of that of the same number. */
  public MigrationRun with(Step step) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(step.number() - 1, step);
    return new MigrationRun(
        id, name, action, state, checksum, answers, by, startedAt, endedAt, changed);
  }

  /** Ended. */
  public MigrationRun ended(RunState how, Instant now) {
    return new MigrationRun(id, name, action, how, checksum, answers, by, startedAt, now, steps);
  }
}
