package dev.cyclonelariat.publish;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way out of the process: SNS, SQS, or the record of a fake. */
interface Wire extends SizeLimit {

  /**
   * Sends one message.
   *
   * @throws PublishFailedException if it is refused or nobody answers
   */
  PublishReceipt send(Sendable message);

  /**
   * Sends up to ten messages to one resource in one call. Never throws for what AWS does.
   *
   * @param longest how long the call may take with all its retries; null for as long as the client
   *     is set to
   * @return one answer for each message, in their order
   */
  List<Answer> sendBatch(List<? extends Sendable> messages, @Nullable Duration longest);

  /** {@link #sendBatch(List, Duration)} for as long as the client is set to. */
  default List<Answer> sendBatch(List<? extends Sendable> messages) {
    return sendBatch(messages, null);
  }
}
