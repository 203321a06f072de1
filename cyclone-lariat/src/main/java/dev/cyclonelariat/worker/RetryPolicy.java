package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a message that failed waits before it is delivered again. Thread-safe. */
@FunctionalInterface
public interface RetryPolicy {

  /** SQS: the longest visibility timeout. */
  Duration LONGEST = Duration.ofHours(12);

  /**
   * How long from now the next delivery shall come.
   *
   * @param receiveCount how often it has been delivered, this time included
   * @return between zero and {@link #LONGEST}; what is longer is cut
   */
  Duration delay(int receiveCount);

  /**
   * Doubles from delivery to delivery and spreads evenly below that ("full jitter"), so that
   * messages that failed together do not come back together.
   *
   * @param first the most after the first delivery
   * @param longest the most after any delivery
   * @param random spreads
   */
  static RetryPolicy exponential(Duration first, Duration longest, RandomGenerator random) {
    return receiveCount -> {
      int doublings = Math.min(Math.max(receiveCount - 1, 0), 30);
      long most = Math.min(first.toMillis() << doublings, longest.toMillis());
      return Duration.ofMillis(random.nextLong(most + 1));
    };
  }
}
