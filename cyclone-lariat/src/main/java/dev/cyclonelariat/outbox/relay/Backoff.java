package dev.cyclonelariat.outbox.relay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait after failures: twice as long from one to the next, up to a limit, give or take
 * a half, so that what failed together does not come together.
 *
 * @param first after the first failure, on average
 * @param longest the limit, on average
 */
record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /**
   * The next wait.
   *
   * @param failures how many there were in a row, at least 1
   */
  Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long average = Math.min(Math.max(doubled, 1), longest.toMillis());
    return Duration.ofMillis(average / 2 + ThreadLocalRandom.current().nextLong(average + 1));
  }
}
