package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.Characters;

/** What topics may be called (SNS API Reference, CreateTopic). */
final class TopicNames {
  static final String FIFO_SUFFIX = ".fifo";
  private static final int MAX_LENGTH = 256;

  private TopicNames() {}

  static void check(String name, boolean fifo) {
    if (fifo) {
      if (!name.endsWith(FIFO_SUFFIX)
          || name.length() > MAX_LENGTH
          || !Characters.isPlainName(name.substring(0, name.length() - FIFO_SUFFIX.length()))) {
        throw SnsErrors.invalid(
            "Fifo Topic names must end with .fifo and must be made up of only uppercase and"
                + " lowercase ASCII letters, numbers, underscores, and hyphens, and must be"
                + " between 1 and 256 characters long.");
      }
    } else if (name.length() > MAX_LENGTH || !Characters.isPlainName(name)) {
      throw SnsErrors.invalid("Topic Name");
    }
  }
}
