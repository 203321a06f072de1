package dev.cyclonelariat.publish;

import java.time.Duration;
import java.util.List;

/** Sends stored messages in batches. Thread-safe. */
@FunctionalInterface
public interface BatchSender {

  /** As many entries as AWS takes in one call. */
  int MOST_ENTRIES = 10;

  /**
   * Sends up to ten messages to one topic or queue in one call. Never throws for what AWS does.
   *
   * @param messages all of the same service and resource, and together within {@link #mostBytes}
   *     unless it is one alone
   * @param longest how long the call may take with all its retries
   * @return what became of each, in their order
   */
  List<EntryResult> send(List<EncodedMessage> messages, Duration longest);

  /** How many bytes several messages of one call may have together, whatever the resource. */
  static int mostBytes(Service service) {
    return service == Service.SNS ? Encoder.USUAL_TOPIC_BYTES : SqsWire.MAXIMUM_BYTES;
  }
}
