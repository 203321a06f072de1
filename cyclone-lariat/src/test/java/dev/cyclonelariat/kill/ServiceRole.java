package dev.cyclonelariat.kill;

/** What a process of the service does. */
enum ServiceRole {
  /** Commits what others send. */
  PRODUCER(false, false),
  /** Sends what others have committed, as {@code lariat outbox relay} does. */
  RELAY(true, false),
  /** Handles messages, and commits in the same transactions what others send. */
  CONSUMER(false, true),
  /** All of it: its own commits wake its relay. */
  SERVICE(true, true);

  private final boolean relays;
  private final boolean consumes;

  ServiceRole(boolean relays, boolean consumes) {
    this.relays = relays;
    this.consumes = consumes;
  }

  boolean relays() {
    return relays;
  }

  boolean consumes() {
    return consumes;
  }

  boolean produces() {
    return this == PRODUCER || this == SERVICE;
  }
}
