package dev.cyclonelariat.outbox.relay;

/** What becomes of a message whose attempts are used up. */
public enum OnExhausted {
  /** It is moved to the table of parked messages, and those behind it go on. */
  PARK,
  /** It stays, and the messages of its FIFO group wait behind it; one without a group is parked. */
  BLOCK_GROUP
}
