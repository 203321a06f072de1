package dev.cyclonelariat.handling;

/** How the messages of one type are handled. */
sealed interface Route {

  /** Each by itself. */
  record Single(Handler handler) implements Route {}

  /** Together with others of their type that were received with them. */
  record Batch(BatchHandler handler) implements Route {}

  /** Not at all; they are acknowledged. */
  record Ignored() implements Route {}
}
