package dev.cyclonelariat.local.queue;

/** What became of a change to a received message. */
public enum Outcome {
  /** It was done. */
  DONE,
  /** The message is no longer on the queue. */
  GONE,
  /** The message was received again since, or became visible. */
  EXPIRED,
  /** The message would stay hidden for more than 12 hours. */
  TOO_LONG
}
