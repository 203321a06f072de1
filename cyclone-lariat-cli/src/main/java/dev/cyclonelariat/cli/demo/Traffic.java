package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.record.DeliveryRecord;

/** What the broker itself has recorded. */
final class Traffic {

  private final DeliveryRecord record;

  Traffic(LocalSnsSqs local) {
    record = local.deliveries();
  }

  /** How often a message was put on a queue. */
  long delivered() {
    return record.count(Kind.SENT) + record.count(Kind.DELIVERED);
  }

  /** How often a message was put on one queue. */
  long delivered(String queue) {
    return record.count(Kind.SENT, queue) + record.count(Kind.DELIVERED, queue);
  }

  /** How many messages a flow's topic has taken. */
  long published(Flow flow) {
    return record.count(Kind.PUBLISHED, String.valueOf(flow.topic()));
  }

  /** How many messages lie on queues, or are being handled. */
  long waiting() {
    return delivered() - record.count(Kind.DELETED);
  }
}
