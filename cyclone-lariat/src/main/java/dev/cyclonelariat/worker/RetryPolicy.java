package dev.cyclonelariat.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long a message that failed waits before it is delivered again. Thread-safe. */
@FunctionalInterface
public interface RetryPolicy {

  /** SQS: the longest visibility timeout. */
  Duration LONGEST = Duration.ofHours(12);

  /**
   * How long from now the next delivery shall come.
   *
   * @param receiveCount how often it has been delivered, this time included
   * @param cause what failed; null when nothing did, such as when another delivery of the message
   *     is being handled
   * @return between zero and {@link #LONGEST}; SQS knows whole seconds, so it is rounded up, and
   *     what is longer is cut
   */
  Duration delay(int receiveCount, @Nullable Throwable cause);

  /** The same policy, but another one for exceptions of a type. */
  default RetryPolicy on(Class<? extends Throwable> type, RetryPolicy policy) {
    return (receiveCount, cause) ->
        (type.isInstance(cause) ? policy : this).delay(receiveCount, cause);
  }

  /** Always waits equally long. */
  static RetryPolicy fixed(Duration delay) {
    return (receiveCount, cause) -> delay;
  }

  /**
   * Doubles from delivery to delivery and spreads evenly below that ("full jitter"), so that
   * messages that failed together do not come back together.
   *
   * @param first the most after the first delivery
   * @param longest the most after any delivery
   * @throws IllegalArgumentException if the first is negative or longer than the longest, or that
   *     is more than {@link #LONGEST}
   */
  static RetryPolicy exponential(Duration first, Duration longest) {
    return exponential(first, longest, ThreadLocalRandom::current);
  }

  /**
   * Like {@link #exponential(Duration, Duration)}, with chance of yours.
   *
   * @param random asked on the thread that needs it
   * @throws IllegalArgumentException if the first is negative or longer than the longest, or that
   *     is more than {@link #LONGEST}
   */
  static RetryPolicy exponential(
      Duration first, Duration longest, Supplier<? extends RandomGenerator> random) {
    if (first.isNegative() || first.compareTo(longest) > 0 || longest.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Delays must lie between zero and 12 hours and the first must not be the longer one:"
              + " "
              + first
              + " and "
              + longest);
    }
    return (receiveCount, cause) -> {
      int doublings = Math.min(Math.max(receiveCount - 1, 0), 30);
      long most = Math.min(first.toMillis() << doublings, longest.toMillis());
      return Duration.ofMillis(random.get().nextLong(most + 1));
    };
  }
}
