package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;

/** What became of one message among many. */
public sealed interface PublishResult {

  /** The message in question. */
  Outgoing outgoing();

  /**
   * AWS has it.
   *
   * @param outgoing the message
   * @param receipt what AWS answered
   */
  record Sent(Outgoing outgoing, PublishReceipt receipt) implements PublishResult {}

  /**
   * It was not sent, as far as is known.
   *
   * @param outgoing the message
   * @param error why: {@link PublishFailedException}, {@link PublishRefusedException}, {@link
   *     PublishHeldBackException}, or {@link dev.cyclonelariat.message.InvalidMessageException}
   */
  record NotSent(Outgoing outgoing, LariatException error) implements PublishResult {}
}
