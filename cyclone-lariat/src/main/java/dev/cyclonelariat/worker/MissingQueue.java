package dev.cyclonelariat.worker;

/** What a worker does when a queue does not exist as it starts. */
public enum MissingQueue {
  /** It does not start. */
  FAIL,
  /** It starts, and receives from the queue as soon as it exists. */
  WAIT
}
