package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Delivery;

/** What happens to a FIFO group behind a message that ended with a business error or is parked. */
enum FifoGroups {
  /** The message is acknowledged, and its group goes on. */
  GO_ON,
  /** The message stays on the queue for its redrive policy, and its group waits. */
  BLOCK;

  /** Whether such a message must stay on its queue. */
  boolean holdBack(Delivery delivery) {
    return this == BLOCK && delivery.fifoGroup() != null;
  }
}
