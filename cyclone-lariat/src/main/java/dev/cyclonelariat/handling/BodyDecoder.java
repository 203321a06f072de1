package dev.cyclonelariat.handling;

/** Makes the message of a delivery out of its body. Thread-safe. */
@FunctionalInterface
public interface BodyDecoder {

  /**
   * Decodes the body.
   *
   * @return the context with the message, which keeps its schema, and all its attributes
   * @throws dev.cyclonelariat.message.InvalidMessageException if nobody can read the body, or it
   *     breaks its schema
   */
  HandlerContext decode(HandlerContext context);
}
