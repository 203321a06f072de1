package dev.cyclonelariat.publish;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after what pause, an entry that AWS failed inside a batch is sent again. Calls
 * that fail as a whole are tried again by the SDK itself.
 *
 * @param most how often it is sent in all
 * @param firstPause the longest pause before the second time; it doubles from time to time
 */
record EntryRetries(int most, Duration firstPause) {

  static final EntryRetries DEFAULT = new EntryRetries(4, Duration.ofMillis(100));

  /**
   * A pause of any length below the longest, so that what failed together does not come together.
   */
  long pauseMillis(int triesSoFar) {
    long longest = firstPause.toMillis() << (triesSoFar - 1);
    return ThreadLocalRandom.current().nextLong(longest + 1);
  }
}
