package dev.cyclonelariat.worker;

import dev.cyclonelariat.metrics.WorkerMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends the visibility of the messages of one queue as long as they are in flight, before a third
 * of it has run out, and notices when one is no longer ours.
 */
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final String queue;
  private final BatchCalls calls;
  private final InFlight inFlight;
  private final WorkerMetrics metrics;
  private final Clock clock;

  Heartbeat(String queue, BatchCalls calls, InFlight inFlight, WorkerMetrics metrics, Clock clock) {
    this.queue = queue;
    this.calls = calls;
    this.inFlight = inFlight;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** How long may pass between two beats so that each message is extended in time. */
  static Duration pause(Duration visibility) {
    return visibility.dividedBy(6);
  }

  /**
   * Extends what needs it.
   *
   * @param visibility for how long from now
   */
  void beat(Duration visibility) {
    Instant now = clock.instant();
    Duration whenLeft = visibility.multipliedBy(2).dividedBy(3);
    List<Held> messages = inFlight.now();
    lost(messages.stream().filter(Held::hasRunOut).toList());
    List<Held> due =
        messages.stream().filter(message -> message.needsExtension(now, whenLeft)).toList();
    BatchCalls.split(due).forEach(batch -> extend(batch, visibility));
  }

  private void extend(List<Held> batch, Duration visibility) {
    Instant asked = clock.instant();
    List<Integer> seconds =
        batch.stream().map(message -> message.secondsOurs(asked, visibility)).toList();
    try {
      BatchCalls.Refused refused = calls.changeVisibility(batch, seconds);
      for (int i = 0; i < batch.size(); i++) {
        if (!refused.forGood().contains(i) && !refused.forNow().contains(i)) {
          batch.get(i).extendedUntil(asked.plusSeconds(seconds.get(i)));
        }
      }
      lost(refused.forGood().stream().map(batch::get).toList());
    } catch (RuntimeException e) { // The next beat tries again, as long as there is time.
      LOG.debug("The visibility of {} messages could not be extended yet", batch.size(), e);
    }
  }

  private void lost(List<Held> messages) {
    List<Held> news = messages.stream().filter(Held::lose).toList();
    if (!news.isEmpty()) {
      LOG.warn(
          "{} messages of queue {} are no longer ours, and may by now be handled elsewhere: the"
              + " first is {}",
          news.size(),
          queue,
          news.get(0));
      news.forEach(message -> count());
    }
  }

  private void count() {
    try {
      metrics.heartbeatLost(queue);
    } catch (RuntimeException e) { // The other messages must be extended all the same.
      LOG.warn("{} failed, which changes nothing", metrics.getClass().getName(), e);
    }
  }
}
