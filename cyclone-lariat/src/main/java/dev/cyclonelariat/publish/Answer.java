package dev.cyclonelariat.publish;

/** What AWS answered for one message of a batch. */
sealed interface Answer {

  /**
   * AWS has it.
   *
   * @param receipt what AWS answered
   */
  record Taken(PublishReceipt receipt) implements Answer {}

  /**
   * AWS has it not, as far as is known.
   *
   * @param error why
   */
  record Failed(PublishFailedException error) implements Answer {}

  /** The same for who wants to know of which message. */
  default PublishResult about(Outgoing outgoing) {
    return this instanceof Taken taken
        ? new PublishResult.Sent(outgoing, taken.receipt())
        : new PublishResult.NotSent(outgoing, ((Failed) this).error());
  }
}
