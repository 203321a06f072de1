package dev.cyclonelariat.outbox.relay;

import java.time.Duration;

/** Takes the figures of a relay. Thread-safe. */
public interface RelayMetrics {

  /** Takes no figures. */
  RelayMetrics NONE = new RelayMetrics() {};

  /**
   * A message was sent.
   *
   * @param resource the name of the topic or queue
   * @param sinceAdded how long ago it was added
   */
  default void published(String resource, Duration sinceAdded) {}

  /**
   * A message could not be sent.
   *
   * @param resource the name of the topic or queue
   */
  default void failed(String resource) {}

  /** Messages whose lease has run out before they were sent, or before that could be noted. */
  default void leaseLost(int messages) {}

  /**
   * How much there is to be sent; told now and then.
   *
   * @param messages not sent yet
   * @param oldest how long ago the oldest was added; zero when there is none
   */
  default void backlog(long messages, Duration oldest) {}
}
