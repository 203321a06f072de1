package dev.cyclonelariat.outbox.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands a relay's figures to Micrometer: {@code lariat.outbox.published} (timer, from the adding of
 * a message to its sending) and {@code lariat.outbox.failed} (counter), both by {@code resource};
 * {@code lariat.outbox.leases.lost} (counter), {@code lariat.outbox.backlog} (gauge, messages) and
 * {@code lariat.outbox.oldest} (gauge, seconds). Needs {@code io.micrometer:micrometer-core} on the
 * class path. Thread-safe.
 */
public final class MicrometerRelayMetrics implements RelayMetrics {

  /** Timer: from the adding of a message to its sending. Tag {@code resource}. */
  public static final String PUBLISHED = "lariat.outbox.published";

  /** Counter: messages that could not be sent by their own fault. Tag {@code resource}. */
  public static final String FAILED = "lariat.outbox.failed";

  /** Counter: messages whose lease ran out. */
  public static final String LEASES_LOST = "lariat.outbox.leases.lost";

  /** Gauge: messages to be sent, as of a while ago. */
  public static final String BACKLOG = "lariat.outbox.backlog";

  /** Gauge: seconds since the oldest of them was added. */
  public static final String OLDEST = "lariat.outbox.oldest";

  private static final String RESOURCE = "resource";

  private final MeterRegistry registry;
  private final AtomicLong backlog = new AtomicLong();
  private final AtomicLong oldestMillis = new AtomicLong();

  /** Registers meters as they are needed. */
  public MicrometerRelayMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(BACKLOG, backlog, AtomicLong::doubleValue).register(registry);
    Gauge.builder(OLDEST, oldestMillis, millis -> millis.get() / 1e3)
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public void published(String resource, Duration sinceAdded) {
    registry.timer(PUBLISHED, RESOURCE, resource).record(sinceAdded);
  }

  @Override
  public void failed(String resource) {
    registry.counter(FAILED, RESOURCE, resource).increment();
  }

  @Override
  public void leaseLost(int messages) {
    registry.counter(LEASES_LOST).increment(messages);
  }

  @Override
  public void backlog(long messages, Duration oldest) {
    backlog.set(messages);
    oldestMillis.set(oldest.toMillis());
  }
}
