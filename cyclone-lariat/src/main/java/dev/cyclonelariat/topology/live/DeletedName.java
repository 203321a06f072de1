package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.TopologyException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until SQS accepts the name of a queue that was deleted, which takes it 60 seconds. */
final class DeletedName {

  private static final Duration REST = Duration.ofSeconds(60);

  /** How long it may take beyond that, as SQS's own clocks differ. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration STEP = Duration.ofSeconds(1);

  /** It may have been deleted a while ago, so it is tried again now and then. */
  private static final int STEPS_PER_ATTEMPT = 10;

  private final Pacer pacer;
  private final WaitListener listener;

  DeletedName(Pacer pacer, WaitListener listener) {
    this.pacer = pacer;
    this.listener = listener;
  }

  /**
   * Repeats an attempt to create the queue until it succeeds.
   *
   * @throws TopologyException if the name is refused for longer than AWS says
   */
  void waitedFor(Queue queue, BooleanSupplier attempt) {
    String reason =
        "a queue named " + queue + " was deleted, and AWS refuses its name for 60 seconds";
    Duration left = REST.plus(GRACE);
    while (!attempt.getAsBoolean()) {
      if (left.isZero()) {
        throw new TopologyException(
            "Queue " + queue + " cannot be created yet: " + reason + "; try again later");
      }
      for (int step = 0; step < STEPS_PER_ATTEMPT; step++) {
        listener.waiting(reason, left);
        pacer.pause(STEP);
        left = left.minus(STEP);
      }
    }
  }
}
