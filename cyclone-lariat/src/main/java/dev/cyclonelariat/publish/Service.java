package dev.cyclonelariat.publish;

/** Which of the two services takes a message. */
public enum Service {
  /** Amazon SNS: a topic hands each message to all its subscribers. */
  SNS("topic"),
  /** Amazon SQS: of a queue's readers one gets each message. */
  SQS("queue");

  private final String noun;

  Service(String noun) {
    this.noun = noun;
  }

  /** {@code topic} or {@code queue}. */
  String noun() {
    return noun;
  }
}
