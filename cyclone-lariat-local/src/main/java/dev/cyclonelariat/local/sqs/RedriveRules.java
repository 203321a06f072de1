package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arn;
import java.util.Map;

/** Which queue may be the dead-letter queue of which. */
final class RedriveRules {
  private final Queues queues;

  RedriveRules(Queues queues) {
    this.queues = queues;
  }

  /**
   * Checks the redrive attributes that are about to be set.
   *
   * @param attributes of the queue as they will be
   */
  void check(QueueKey source, QueueAttributes attributes, Map<String, String> changes) {
    RedriveAllowPolicy.check(changes.get("RedriveAllowPolicy"));
    RedrivePolicy policy = attributes.redrivePolicy();
    String json = changes.get("RedrivePolicy");
    if (policy == null || json == null) {
      return;
    }
    Arn arn = policy.deadLetterTarget();
    LocalQueue target = queues.find(arn);
    boolean elsewhere =
        !arn.account().equals(source.account()) || !arn.region().equals(source.region());
    if (target == null || elsewhere) {
      throw RedrivePolicy.invalid(json, "Dead letter target does not exist.");
    }
    if (target.isFifo() != attributes.isFifo()) {
      throw RedrivePolicy.invalid(
          json, "Dead-letter queue must be same type of queue as the source.");
    }
    if (!RedriveAllowPolicy.of(target).admits(source.arn().toString())) {
      throw RedrivePolicy.invalid(
          json, "Source queue is not allowed by the dead-letter queue's RedriveAllowPolicy.");
    }
  }
}
