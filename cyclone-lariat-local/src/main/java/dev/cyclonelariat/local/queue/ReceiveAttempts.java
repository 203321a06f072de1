package dev.cyclonelariat.local.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives that a consumer may repeat within five minutes, because the answer was lost (FIFO). */
final class ReceiveAttempts {
  private final Deduplication<List<Received>> attempts = new Deduplication<>();

  /**
   * What an attempt received, if none of its messages changed since; else null.
   *
   * @param attempt null for a receive that is not to be repeated
   */
  @Nullable List<Received> repeat(@Nullable String attempt, long now) {
    List<Received> earlier = attempt == null ? null : attempts.find(attempt, now);
    return earlier != null && earlier.stream().allMatch(ReceiveAttempts::isUnchanged)
        ? earlier
        : null;
  }

  private static boolean isUnchanged(Received one) {
    return one.entry().isInFlight() && one.entry().receiveCount() == one.handle().receive();
  }

  void remember(@Nullable String attempt, List<Received> received, long now) {
    if (attempt != null && !received.isEmpty()) {
      attempts.remember(attempt, received, now);
    }
  }

  void clear() {
    attempts.clear();
  }
}
