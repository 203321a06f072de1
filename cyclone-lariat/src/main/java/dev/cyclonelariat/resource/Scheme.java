package dev.cyclonelariat.resource;

/** What differs between the names of topics and of queues. */
enum Scheme {
  /** AWS: SNS CreateTopic, "up to 256 characters". */
  TOPIC("Topic", "fanout", 5, 256),
  /** AWS: SQS CreateQueue, "up to 80 characters", the suffix counts. */
  QUEUE("Queue", "queue", 6, 80);

  private final String noun;
  private final String literal;
  private final int mostParts;
  private final int maxLength;

  Scheme(String noun, String literal, int mostParts, int maxLength) {
    this.noun = noun;
    this.literal = literal;
    this.mostParts = mostParts;
    this.maxLength = maxLength;
  }

  String noun() {
    return noun;
  }

  String literal() {
    return literal;
  }

  int mostParts() {
    return mostParts;
  }

  int maxLength() {
    return maxLength;
  }
}
