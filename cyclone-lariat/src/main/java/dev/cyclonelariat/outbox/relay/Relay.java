package dev.cyclonelariat.outbox.relay;

import java.time.Duration;

/** Sends. */
public final class Relay implements AutoCloseable {
  public Relay(RelayParts parts) {
    this.parts = parts;
  }

  private final RelayParts parts;

  /** Has it work. */
  public Relay start() {
    return this;
  }

  /** Woken. */
  public void wake() {}

  /** Runs once. */
  public RelayRun runOnce() {
    return RelayRun.NOTHING;
  }

  /** How it is. */
  public RelayHealth health() {
    return new RelayHealth(RelayHealth.State.STOPPED, null, null, 0, Duration.ZERO);
  }

  @Override
  public void close() {}
}
