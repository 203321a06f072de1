package dev.cyclonelariat.metrics;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Message;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * Hands the figures to Micrometer, under the names of {@link MetricNames}. Needs {@code
 * io.micrometer:micrometer-core} on the class path. Thread-safe.
 */
public final class MicrometerMetrics implements WorkerMetrics {

  private static final String QUEUE = "queue";
  private static final String OTHER = "other";

  /** Types come from the wire: whoever may send must not be able to fill the registry. */
  private static final int MOST_TYPES = 100;

  private final MeterRegistry registry;
  private final Clock clock;
  private final InFlightGauges inFlightGauges;
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  /** Registers meters as they are needed. */
  public MicrometerMetrics(MeterRegistry registry) {
    this(registry, Clock.systemUTC());
  }

  /** With a clock that lag and age are measured by. */
  public MicrometerMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.inFlightGauges = new InFlightGauges(registry);
  }

  @Override
  public void received(HandlerContext context) {
    String queue = context.delivery().queue();
    registry.counter(MetricNames.RECEIVED, QUEUE, queue).increment();
    Instant now = clock.instant();
    Instant queuedAt = context.delivery().queuedAt();
    if (queuedAt != null) {
      record(MetricNames.QUEUE_LAG, queue, Duration.between(queuedAt, now));
    }
    Message message = context.messageIfDecoded();
    if (message != null) {
      record(MetricNames.MESSAGE_AGE, queue, Duration.between(message.sentAt().toInstant(), now));
    }
  }

  /** Clocks of two machines differ: what seems to come from the future has just been sent. */
  private void record(String name, String queue, Duration time) {
    registry.timer(name, QUEUE, queue).record(time.isNegative() ? Duration.ZERO : time);
  }

  @Override
  public void handled(HandlerContext context, Duration took) {
    String type = bounded(context.message().wireType());
    registry
        .timer(MetricNames.HANDLER, QUEUE, context.delivery().queue(), "type", type)
        .record(took);
  }

  private String bounded(String type) {
    if (types.contains(type)) {
      return type;
    }
    return types.size() < MOST_TYPES && types.add(type) ? type : OTHER;
  }

  @Override
  public void settled(HandlerContext context, Outcome outcome) {
    registry
        .counter(MetricNames.SETTLED, QUEUE, context.delivery().queue(), "outcome", word(outcome))
        .increment();
  }

  private static String word(Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      return "handled";
    } else if (outcome instanceof Outcome.Duplicate) {
      return "duplicate";
    } else if (outcome instanceof Outcome.BusinessError) {
      return "business_error";
    } else if (outcome instanceof Outcome.Parked) {
      return "parked";
    }
    return ((Outcome.Retry) outcome).cause() == null ? "put_off" : "retried";
  }

  @Override
  public Watch watch(String queue, IntSupplier inFlight) {
    return inFlightGauges.watch(queue, inFlight);
  }

  @Override
  public void heartbeatLost(String queue) {
    registry.counter(MetricNames.HEARTBEATS_LOST, QUEUE, queue).increment();
  }
}
