package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Hold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A received message in this worker's hands, and how long it is ours. Thread-safe. */
final class Held implements Hold {

  /**
   * SQS refuses more than 12 hours from the receive, and began to count a little before its answer
   * reached us.
   */
  private static final Duration LONGEST_HIDDEN = RetryPolicy.LONGEST.minusSeconds(10);

  private final ReceivedMessage message;
  private final Clock clock;
  private final Instant oursAtMostUntil;
  private final Instant hiddenAtMostUntil;
  private volatile Instant oursUntil;
  private final AtomicBoolean lost = new AtomicBoolean();
  private volatile boolean handedBack;
  private volatile @Nullable Instant startedAt;

  /**
   * A message that has just been received.
   *
   * @param visibility how long it is ours unless that is extended
   * @param longest how long it may be ours at all
   */
  Held(ReceivedMessage message, Clock clock, Duration visibility, Duration longest) {
    this.message = message;
    this.clock = clock;
    Instant receivedAt = clock.instant();
    oursUntil = receivedAt.plus(visibility);
    hiddenAtMostUntil = receivedAt.plus(LONGEST_HIDDEN);
    Instant wanted = receivedAt.plus(longest);
    oursAtMostUntil = wanted.isBefore(hiddenAtMostUntil) ? wanted : hiddenAtMostUntil;
  }

  Delivery delivery() {
    return message.delivery();
  }

  String receiptHandle() {
    return message.receiptHandle();
  }

  @Override
  public boolean isLost() {
    return lost.get() || hasRunOut();
  }

  /** Whether the time it was ours for is over. */
  boolean hasRunOut() {
    return !clock.instant().isBefore(oursUntil);
  }

  /**
   * Its receipt is no longer good for anything.
   *
   * @return whether that is news
   */
  boolean lose() {
    return !lost.getAndSet(true);
  }

  /** It shall come again, so nothing must be extended any more. */
  void handBack() {
    handedBack = true;
  }

  void extendedUntil(Instant time) {
    oursUntil = time;
  }

  /** Whether so much of its time has run that it must be extended, if that is still possible. */
  boolean needsExtension(Instant now, Duration whenLeft) {
    return !handedBack
        && !isLost()
        && oursUntil.isBefore(oursAtMostUntil)
        && Duration.between(now, oursUntil).compareTo(whenLeft) <= 0;
  }

  /** For how long from now it can stay ours, in whole seconds. */
  int secondsOurs(Instant now, Duration wanted) {
    return (int) shorter(wanted, Duration.between(now, oursAtMostUntil)).toSeconds();
  }

  /** How long from now it can be delivered again at the latest, in whole seconds. */
  int secondsHidden(Instant now, Duration wanted) {
    Duration atMost = Duration.between(now, hiddenAtMostUntil);
    return (int)
        Math.min(
            Seconds.roundedUp(shorter(wanted, LONGEST_HIDDEN)), Math.max(0, atMost.toSeconds()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  void start() {
    startedAt = clock.instant();
  }

  /** Since when a handler has it; null before. */
  @Nullable Instant startedAt() {
    return startedAt;
  }

  @Override
  public String toString() {
    return delivery().toString();
  }
}
