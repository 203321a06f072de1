package dev.cyclonelariat.outbox.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a relay works: see {@link #builder}.
 *
 * @param batch how many messages are claimed at once, at most
 * @param parallelism how many calls to AWS are made at the same time
 * @param lease for how long a relay has what it has claimed; after its death others take it then
 * @param shortestPoll how soon it looks again after it has found something
 * @param longestPoll how long it waits at most before it looks again
 * @param firstBackoff how long a message waits after its first failure, on average; it doubles from
 *     failure to failure
 * @param longestBackoff how long a message waits at most, on average
 * @param maxAttempts how often a message may fail by its own fault; what AWS being away does is not
 *     counted
 * @param onExhausted what becomes of it then
 * @param history how long messages are kept after they were sent; null for not at all
 */
public record RelaySettings(
    int batch,
    int parallelism,
    Duration lease,
    Duration shortestPoll,
    Duration longestPoll,
    Duration firstBackoff,
    Duration longestBackoff,
    int maxAttempts,
    OnExhausted onExhausted,
    @Nullable Duration history) {

  /** Begins with what a relay does unless told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one makes no sense
   */
  public RelaySettings {
    check(batch >= 1 && batch <= 10_000, "A relay's batch is 1 to 10,000 messages, not " + batch);
    check(parallelism >= 1, "A relay makes at least one call at a time, not " + parallelism);
    check(
        lease.compareTo(Duration.ofSeconds(1)) >= 0,
        "A relay's lease lasts at least a second, not " + lease);
    check(
        isPositive(shortestPoll) && shortestPoll.compareTo(longestPoll) <= 0,
        "A relay looks again after " + shortestPoll + " to " + longestPoll + ": that is no range");
    check(
        isPositive(firstBackoff) && firstBackoff.compareTo(longestBackoff) <= 0,
        "A relay backs off " + firstBackoff + " to " + longestBackoff + ": that is no range");
    check(maxAttempts >= 1, "A message is tried at least once, not " + maxAttempts + " times");
    check(history == null || isPositive(history), "History is kept for a while, not " + history);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Builds settings. Not thread-safe. */
  public static final class Builder {

    private int batch = 500;
    private int parallelism = 16;
    private Duration lease = Duration.ofSeconds(30);
    private Duration shortestPoll = Duration.ofMillis(50);
    private Duration longestPoll = Duration.ofSeconds(1);
    private Duration firstBackoff = Duration.ofSeconds(1);
    private Duration longestBackoff = Duration.ofMinutes(5);
    private int maxAttempts = 20;
    private OnExhausted onExhausted = OnExhausted.PARK;
    private @Nullable Duration history;

    private Builder() {}

    /** How many messages are claimed at once, at most. */
    public Builder batch(int batch) {
      this.batch = batch;
      return this;
    }

    /** How many calls to AWS are made at the same time. */
    public Builder parallelism(int parallelism) {
      this.parallelism = parallelism;
      return this;
    }

    /** For how long the relay has what it has claimed. */
    public Builder lease(Duration lease) {
      this.lease = lease;
      return this;
    }

    /** How often it looks for messages that nobody has told it of. */
    public Builder poll(Duration shortest, Duration longest) {
      this.shortestPoll = shortest;
      this.longestPoll = longest;
      return this;
    }

    /** How long a message waits after it failed. */
    public Builder backoff(Duration first, Duration longest) {
      this.firstBackoff = first;
      this.longestBackoff = longest;
      return this;
    }

    /** How often a message may fail by its own fault, and what becomes of it then. */
    public Builder maxAttempts(int attempts, OnExhausted then) {
      this.maxAttempts = attempts;
      this.onExhausted = then;
      return this;
    }

    /** How long messages are kept after they were sent. */
    public Builder history(Duration history) {
      this.history = history;
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if a number makes no sense
     */
    public RelaySettings build() {
      return new RelaySettings(
          batch,
          parallelism,
          lease,
          shortestPoll,
          longestPoll,
          firstBackoff,
          longestBackoff,
          maxAttempts,
          onExhausted,
          history);
    }
  }
}
