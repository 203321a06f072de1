package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Characters;

/** What queues may be called (SQS quotas). */
final class QueueNames {
  static final String FIFO_SUFFIX = ".fifo";
  private static final int MAX_LENGTH = 80;

  private QueueNames() {}

  static void check(String name, boolean fifo) {
    if (fifo) {
      if (!name.endsWith(FIFO_SUFFIX)
          || name.length() > MAX_LENGTH
          || !Characters.isPlainName(name.substring(0, name.length() - FIFO_SUFFIX.length()))) {
        throw SqsErrors.invalidParameter(
            "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
      }
    } else if (name.length() > MAX_LENGTH || !Characters.isPlainName(name)) {
      throw SqsErrors.invalidParameter(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }
}
