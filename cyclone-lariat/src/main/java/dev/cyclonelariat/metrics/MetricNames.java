package dev.cyclonelariat.metrics;

/** The names of all meters and their tags. */
public final class MetricNames {

  /** Counter: deliveries received. Tag {@code queue}. */
  public static final String RECEIVED = "lariat.messages.received";

  /**
   * Counter: deliveries whose outcome is clear. Tags {@code queue} and {@code outcome}: {@code
   * handled}, {@code duplicate}, {@code business_error}, {@code parked}, {@code retried} after a
   * failure, {@code put_off} without one.
   */
  public static final String SETTLED = "lariat.messages.settled";

  /** Gauge: messages received and not answered for. Tag {@code queue}. */
  public static final String IN_FLIGHT = "lariat.messages.in.flight";

  /**
   * Timer: how long handlers run. Tags {@code queue} and {@code type}, as on the wire; from the
   * hundredth type on {@code other}.
   */
  public static final String HANDLER = "lariat.handler";

  /** Timer: from SentTimestamp, when SQS took a message, to its receipt. Tag {@code queue}. */
  public static final String QUEUE_LAG = "lariat.queue.lag";

  /** Timer: from the message's own {@code sent_at} to its receipt. Tag {@code queue}. */
  public static final String MESSAGE_AGE = "lariat.message.age";

  /** Counter: messages whose visibility could not be extended in time. Tag {@code queue}. */
  public static final String HEARTBEATS_LOST = "lariat.heartbeats.lost";

  private MetricNames() {}
}
