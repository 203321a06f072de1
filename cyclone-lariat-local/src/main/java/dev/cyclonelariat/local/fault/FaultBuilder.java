package dev.cyclonelariat.local.fault;

import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Disturbance;
import java.time.Duration;

/**
 * Says when a fault strikes; the last call says how and puts it in force. Without conditions it
 * strikes each call of the operation until it is removed. Not thread-safe.
 */
public final class FaultBuilder {
  private static final String ANY = "*";

  private final Faults faults;
  private final String operation;
  private String resource = ANY;
  private int after;
  private int times = Integer.MAX_VALUE;
  private double probability = 1;

  FaultBuilder(Faults faults, String operation) {
    this.faults = faults;
    this.operation = operation;
  }

  /** Only calls that concern this queue or topic. */
  public FaultBuilder resource(String name) {
    this.resource = name;
    return this;
  }

  /** Lets so many calls pass first. */
  public FaultBuilder after(int calls) {
    this.after = calls;
    return this;
  }

  /** Ends after it has struck so often. */
  public FaultBuilder times(int strikes) {
    this.times = strikes;
    return this;
  }

  /**
   * Strikes by chance, as the seed of {@link Faults#seed} has it.
   *
   * @param chance from 0 to 1
   */
  public FaultBuilder probability(double chance) {
    this.probability = chance;
    return this;
  }

  /** Refuses the call as AWS does when there are too many. */
  public Fault throttle() {
    return add(
        new Fault.Refuse(
            subject ->
                subject.sns()
                    ? new AwsError(429, "Throttled", "Rate exceeded")
                    : new AwsError(
                        403,
                        "RequestThrottled",
                        "com.amazonaws.sqs#RequestThrottled",
                        "Rate exceeded")));
  }

  /** Refuses the call with AWS's error for its own failures. */
  public Fault internalError() {
    return error(500, "InternalError", "We encountered an internal error. Please try again.");
  }

  /**
   * Refuses the call.
   *
   * @param status of the HTTP answer
   * @param code such as {@code AccessDenied}
   */
  public Fault error(int status, String code, String message) {
    return add(new Fault.Refuse(subject -> new AwsError(status, code, message)));
  }

  /** Waits before doing the work. */
  public Fault delay(Duration duration) {
    return add(new Fault.Delay(duration));
  }

  /** Closes the connection without doing the work. */
  public Fault dropBeforeWork() {
    return add(new Fault.Drop(false));
  }

  /** Does the work and then closes the connection without an answer. */
  public Fault dropAfterWork() {
    return add(new Fault.Drop(true));
  }

  /** Lets some entries of a batch fail, chosen by the seed of {@link Faults#seed}. */
  public Fault failEntries(int count) {
    return add(new Fault.FailEntries(count));
  }

  private Fault add(Fault.Effect effect) {
    Fault fault = new Fault(faults, this, effect);
    faults.add(fault);
    return fault;
  }

  boolean matches(Disturbance.Subject subject) {
    return (operation.equals(ANY) || operation.equals(subject.operation()))
        && (resource.equals(ANY) || resource.equals(subject.resource()));
  }

  int after() {
    return after;
  }

  int times() {
    return times;
  }

  double probability() {
    return probability;
  }
}
