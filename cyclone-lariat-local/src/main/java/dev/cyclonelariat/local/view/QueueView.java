package dev.cyclonelariat.local.view;

import java.util.Map;

/**
 * A queue.
 *
 * @param attributes that users set, with defaults
 * @param available messages that can be received, or wait behind others of their group
 * @param inFlight messages received and not yet deleted or visible again
 * @param delayed messages not yet available since they were sent
 * @param waiting receives that wait for a message
 */
public record QueueView(
    String account,
    String region,
    String name,
    String arn,
    Map<String, String> attributes,
    Map<String, String> tags,
    int available,
    int inFlight,
    int delayed,
    int waiting) {

  /** Copies the maps. */
  public QueueView {
    attributes = Map.copyOf(attributes);
    tags = Map.copyOf(tags);
  }

  /** All messages on the queue. */
  public int total() {
    return available + inFlight + delayed;
  }
}
