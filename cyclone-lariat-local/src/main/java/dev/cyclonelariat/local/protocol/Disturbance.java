package dev.cyclonelariat.local.protocol;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with one call.
 *
 * @param delayNanos before the work begins
 * @param dropBefore whether the connection closes and no work is done
 * @param refusal answered instead of doing the work
 * @param failedEntries ids of entries of a batch that fail without being worked on
 * @param dropAfter whether the connection closes after the work, without an answer
 */
public record Disturbance(
    long delayNanos,
    boolean dropBefore,
    @Nullable AwsError refusal,
    Set<String> failedEntries,
    boolean dropAfter) {

  /** Nothing. */
  public static final Disturbance NONE = new Disturbance(0, false, null, Set.of(), false);

  /** Decides what goes wrong with which call. Thread-safe. */
  @FunctionalInterface
  public interface Source {
    /**
     * Called once for each call.
     *
     * @param subject reads the call, which costs something
     */
    Disturbance next(Supplier<Subject> subject);
  }

  /**
   * A call as far as faults look at it.
   *
   * @param sns whether SNS is called, else SQS
   * @param resource name of the queue or topic, empty if the call names none
   * @param entryIds of a batch
   */
  public record Subject(boolean sns, String operation, String resource, Set<String> entryIds) {}
}
