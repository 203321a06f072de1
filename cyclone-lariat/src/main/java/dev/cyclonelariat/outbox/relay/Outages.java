package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether database and AWS are there, told to the log only when it changes; and how long to wait
 * while they are not. Thread-safe.
 */
final class Outages {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** However long it is away: when it is back, nobody waits much longer than this. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * How long it is kept in mind that a topic or queue did not answer: it is asked again much
   * sooner, unless others have meanwhile sent all that was for it.
   */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  /** As long as some answer, messages for them may come at any time. */
  private static final Duration LONGEST_BESIDE_OTHERS = Duration.ofSeconds(1);

  private final Backoff backoff;
  private final Clock clock;
  private final Map<String, Outage> brokers = new LinkedHashMap<>();
  private final Set<String> answering = new HashSet<>();
  private @Nullable Outage database;
  private Instant pausedUntil = Instant.MIN;

  Outages(RelaySettings settings, Clock clock) {
    Duration longest =
        settings.longestBackoff().compareTo(LONGEST) < 0 ? settings.longestBackoff() : LONGEST;
    Duration first =
        settings.firstBackoff().compareTo(longest) < 0 ? settings.firstBackoff() : longest;
    this.backoff = new Backoff(first, longest);
    this.clock = clock;
  }

  /** Something is away, as was seen last then. */
  private record Outage(int failures, String problem, Instant seen) {}

  /**
   * A topic or queue does not answer.
   *
   * @return how long to leave it alone
   */
  synchronized Duration broker(String resource, LariatException error) {
    forgetOld();
    answering.remove(resource);
    Outage before = brokers.get(resource);
    if (before == null) {
      LOG.warn("The outbox waits for {}: {}", resource, error.getMessage());
    }
    int failures = before == null ? 1 : before.failures() + 1;
    brokers.put(resource, outage(failures, error));
    return backoff.after(failures);
  }

  private Outage outage(int failures, LariatException error) {
    return new Outage(failures, String.valueOf(error.getMessage()), clock.instant());
  }

  private void forgetOld() {
    Instant old = clock.instant().minus(REMEMBERED);
    brokers.values().removeIf(outage -> outage.seen().isBefore(old));
  }

  synchronized void brokerAnswered(String resource) {
    answering.add(resource);
    if (!brokers.isEmpty() && brokers.remove(resource) != null) {
      LOG.info("The outbox goes on sending to {}", resource);
    }
  }

  /** The database does not answer. */
  synchronized void database(LariatException error) {
    if (database == null) {
      LOG.warn("The outbox waits for its database: {}", error.getMessage());
    }
    int failures = database == null ? 1 : database.failures() + 1;
    database = outage(failures, error);
    pauseFor(backoff.after(failures));
  }

  synchronized void databaseAnswered() {
    if (database != null) {
      database = null;
      LOG.info("The outbox goes on: its database is back");
    }
  }

  /** Nothing could be sent: as long as that is so, there is no use in claiming. */
  synchronized void nothingSent() {
    int failures = brokers.values().stream().mapToInt(Outage::failures).max().orElse(1);
    Duration pause = backoff.after(failures);
    boolean shorter = !answering.isEmpty() && pause.compareTo(LONGEST_BESIDE_OTHERS) > 0;
    pauseFor(shorter ? LONGEST_BESIDE_OTHERS : pause);
  }

  private void pauseFor(Duration pause) {
    pausedUntil = clock.instant().plus(pause);
  }

  /** How long to wait before anything is tried; zero or less for not at all. */
  synchronized Duration pause() {
    return pausedUntil.equals(Instant.MIN)
        ? Duration.ZERO
        : Duration.between(clock.instant(), pausedUntil);
  }

  /** What is away, or null. */
  synchronized @Nullable String problem() {
    if (database != null) {
      return database.problem();
    }
    forgetOld();
    return brokers.isEmpty() ? null : brokers.values().iterator().next().problem();
  }
}
