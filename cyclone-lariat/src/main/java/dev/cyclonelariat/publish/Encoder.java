package dev.cyclonelariat.publish;

import dev.cyclonelariat.resource.Naming;

/**
 * Checks messages as publishing does, and encodes them for {@link BatchSender}s, without asking AWS
 * anything. Thread-safe.
 */
public final class Encoder {

  /** What a topic takes unless its attribute MaximumMessageSize says more (SNS quotas). */
  public static final int USUAL_TOPIC_BYTES = 256 * 1024;

  private final Preparation preparation;
  private final SizeLimit topics;

  /**
   * An encoder.
   *
   * @param naming names topics and queues
   * @param topicBytes how large a message to a topic may be: {@link #USUAL_TOPIC_BYTES}, or more
   *     where all topics are raised
   */
  public Encoder(Naming naming, int topicBytes) {
    this.preparation = new Preparation(new Addresses(naming, Senders.NOWHERE));
    this.topics = (target, wanted) -> topicBytes;
  }

  /**
   * The message as it goes out.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if it breaks its schema
   * @throws PublishRefusedException if it breaks a rule of SNS or SQS
   * @throws dev.cyclonelariat.resource.InvalidNameException if its topic or queue can have no such
   *     name
   */
  public EncodedMessage encode(Outgoing outgoing) {
    SizeLimit limit = outgoing.destination().service() == Service.SNS ? topics : SqsWire.SIZE_LIMIT;
    return EncodedMessage.of(preparation.prepare(outgoing, limit));
  }
}
