package dev.cyclonelariat.cli.takeover.source;

import java.time.Duration;

/** Something said of a topic, queue or subscription; names are those of Java's methods. */
sealed interface Option {

  /** That something is so. */
  record Flag(String name) implements Option {}

  /** A word or text. */
  record Text(String name, String value) implements Option {}

  /** JSON, for a human to read. */
  record Json(String name, String value) implements Option {}

  /** A whole number. */
  record Whole(String name, int value) implements Option {}

  /** A span of time. */
  record Span(String name, Duration value) implements Option {}

  /** One of several named texts. */
  record Entry(String name, String key, String value) implements Option {}

  /** Where messages go that nobody could handle. */
  record DeadLetters(Wording queue, int maxReceiveCount) implements Option {}

  /** Where messages go that could not be delivered. */
  record Undelivered(Wording queue) implements Option {}
}
