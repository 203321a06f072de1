package dev.cyclonelariat.graph;

/** Why something goes from one node to another. */
public enum EdgeKind {
  /** A queue is subscribed to a topic. */
  SUBSCRIPTION,
  /** A topic's messages reach the queues of another topic. */
  FANOUT,
  /** A queue is subscribed to a topic because of a fan-out: the fan-out shows it already. */
  IMPLIED,
  /** Messages that cannot be delivered or handled go there. */
  DEAD_LETTERS
}
