package dev.cyclonelariat.handling;

import java.time.Duration;

/**
 * Told of every message's way, for figures and for humans. One that throws changes nothing.
 * Thread-safe.
 */
public interface HandlingListener {

  /** Listens to nothing. */
  HandlingListener NONE = new HandlingListener() {};

  /** A delivery has come; it is decoded if its body can be read. */
  default void received(HandlerContext context) {}

  /**
   * A handler has returned or thrown.
   *
   * @param took how long it ran; in a batch, its share of the batch's time
   */
  default void handled(HandlerContext context, Duration took) {}

  /** It is clear what becomes of the delivery. */
  default void settled(HandlerContext context, Outcome outcome) {}
}
