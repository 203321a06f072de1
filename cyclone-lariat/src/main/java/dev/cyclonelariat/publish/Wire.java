package dev.cyclonelariat.publish;

import java.util.List;

/** One way out of the process: SNS, SQS, or the record of a fake. */
interface Wire {

  /**
   * Sends one message.
   *
   * @throws PublishFailedException if it is refused or nobody answers
   */
  PublishReceipt send(Prepared message);

  /**
   * Sends up to ten messages to one resource in one call. Never throws for what AWS does.
   *
   * @return one result for each message, in their order
   */
  List<PublishResult> sendBatch(List<Prepared> messages);

  /**
   * How many bytes one message, or the sum of a batch, may have.
   *
   * @param target the ARN or URL of the resource
   * @param wanted the bytes in question; only if they exceed what every resource takes is this one
   *     asked for its own limit
   */
  int maximumBytes(String target, int wanted);
}
