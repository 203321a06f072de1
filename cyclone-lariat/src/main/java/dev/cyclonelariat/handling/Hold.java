package dev.cyclonelariat.handling;

/**
 * Whether a delivery is still ours. A queue hands a message out again once the visibility of an
 * earlier delivery has run out; who handled that one must then not finish.
 */
@FunctionalInterface
public interface Hold {

  /** For hosts whose deliveries cannot be lost while they are handled. */
  Hold KEPT = () -> false;

  /** Whether the message may by now be handled elsewhere. */
  boolean isLost();
}
