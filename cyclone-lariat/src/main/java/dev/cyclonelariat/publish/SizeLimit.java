package dev.cyclonelariat.publish;

/** How large messages may be. */
@FunctionalInterface
interface SizeLimit {

  /**
   * How many bytes one message, or the sum of a batch, may have.
   *
   * @param target the ARN or URL of the resource
   * @param wanted the bytes in question; only if they exceed what every resource takes is this one
   *     asked for its own limit
   */
  int maximumBytes(String target, int wanted);
}
