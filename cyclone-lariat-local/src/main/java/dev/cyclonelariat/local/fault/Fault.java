package dev.cyclonelariat.local.fault;

import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Disturbance;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A fault that was asked for. Thread-safe. */
public final class Fault {
  private final Faults owner;
  private final FaultBuilder conditions;
  private final Effect effect;
  private int seen;
  private int hits;

  /** What happens to a call. */
  sealed interface Effect {
    Disturbance apply(Disturbance before, Disturbance.Subject subject, Faults faults);
  }

  record Delay(Duration duration) implements Effect {
    @Override
    public Disturbance apply(Disturbance before, Disturbance.Subject subject, Faults faults) {
      return new Disturbance(
          before.delayNanos() + duration.toNanos(),
          before.dropBefore(),
          before.refusal(),
          before.failedEntries(),
          before.dropAfter());
    }
  }

  record Refuse(Function<Disturbance.Subject, AwsError> error) implements Effect {
    @Override
    public Disturbance apply(Disturbance before, Disturbance.Subject subject, Faults faults) {
      return new Disturbance(
          before.delayNanos(),
          before.dropBefore(),
          error.apply(subject),
          before.failedEntries(),
          before.dropAfter());
    }
  }

  record Drop(boolean afterWork) implements Effect {
    @Override
    public Disturbance apply(Disturbance before, Disturbance.Subject subject, Faults faults) {
      return new Disturbance(
          before.delayNanos(),
          before.dropBefore() || !afterWork,
          before.refusal(),
          before.failedEntries(),
          before.dropAfter() || afterWork);
    }
  }

  record FailEntries(int count) implements Effect {
    @Override
    public Disturbance apply(Disturbance before, Disturbance.Subject subject, Faults faults) {
      List<String> shuffled = faults.shuffled(subject.entryIds());
      return new Disturbance(
          before.delayNanos(),
          before.dropBefore(),
          before.refusal(),
          Set.copyOf(shuffled.subList(0, Math.min(count, shuffled.size()))),
          before.dropAfter());
    }
  }

  Fault(Faults owner, FaultBuilder conditions, Effect effect) {
    this.owner = owner;
    this.conditions = conditions;
    this.effect = effect;
  }

  /** Guarded by {@link Faults}. */
  Disturbance apply(Disturbance before, Disturbance.Subject subject) {
    if (!conditions.matches(subject)
        || (effect instanceof FailEntries && subject.entryIds().isEmpty())
        || hits >= conditions.times()
        || seen++ < conditions.after()
        || !owner.chance(conditions.probability())) {
      return before;
    }
    hits++;
    return effect.apply(before, subject, owner);
  }

  /** How often it has struck. */
  public int hits() {
    synchronized (owner) {
      return hits;
    }
  }

  /** Ends it. */
  public void remove() {
    owner.remove(this);
  }
}
