package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.FilterScope;
import dev.cyclonelariat.topology.SubscriptionSpec;
import org.jspecify.annotations.Nullable;

/** How a queue is subscribed. Immutable: each method gives a changed copy. */
public final class SubscriptionOptions {

  /** Every message, in SNS's envelope. */
  static final SubscriptionOptions NONE =
      new SubscriptionOptions(false, null, FilterScope.ATTRIBUTES, null);

  private final boolean raw;
  private final @Nullable String filterPolicy;
  private final FilterScope filterScope;
  private final @Nullable Queue deadLetters;

  private SubscriptionOptions(
      boolean raw,
      @Nullable String filterPolicy,
      FilterScope filterScope,
      @Nullable Queue deadLetters) {
    this.raw = raw;
    this.filterPolicy = filterPolicy;
    this.filterScope = filterScope;
    this.deadLetters = deadLetters;
  }

  /** Delivers the bare body in place of SNS's envelope. */
  public SubscriptionOptions raw() {
    return new SubscriptionOptions(true, filterPolicy, filterScope, deadLetters);
  }

  /**
   * Delivers only messages whose attributes match.
   *
   * @param policy SNS's JSON, such as {@code {"country":["DE","FR"]}}
   */
  public SubscriptionOptions filterAttributes(String policy) {
    return new SubscriptionOptions(raw, policy, FilterScope.ATTRIBUTES, deadLetters);
  }

  /**
   * Delivers only messages whose body matches.
   *
   * @param policy SNS's JSON, such as {@code {"data":{"country":["DE","FR"]}}}
   */
  public SubscriptionOptions filterBody(String policy) {
    return new SubscriptionOptions(raw, policy, FilterScope.BODY, deadLetters);
  }

  /** Puts aside what SNS cannot deliver. */
  public SubscriptionOptions deadLetters(QueueDefinition queue) {
    return new SubscriptionOptions(raw, filterPolicy, filterScope, queue.queue());
  }

  SubscriptionSpec spec(TopicDefinition topic, QueueDefinition queue) {
    return new SubscriptionSpec(
        topic.topic(), queue.queue(), raw, filterPolicy, filterScope, deadLetters);
  }
}
