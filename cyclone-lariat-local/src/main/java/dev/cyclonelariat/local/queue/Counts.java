package dev.cyclonelariat.local.queue;

/**
 * How many messages a queue holds.
 *
 * @param available to receive, or waiting behind others of their group
 * @param inFlight received and not yet deleted or visible again
 * @param delayed not yet available since they were sent
 */
public record Counts(int available, int inFlight, int delayed) {

  /** All of them. */
  public int total() {
    return available + inFlight + delayed;
  }
}
