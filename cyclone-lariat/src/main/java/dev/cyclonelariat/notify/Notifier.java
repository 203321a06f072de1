package dev.cyclonelariat.notify;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.ClientError;

/**
 * Tells humans of messages. Override what is of interest; one that throws changes nothing.
 * Thread-safe.
 */
public interface Notifier extends HandlingListener {

  /** A message has come; its body may still turn out to be one that nobody can read. */
  @Override
  default void received(HandlerContext context) {}

  /**
   * The message is at fault. It is acknowledged; an inbox has kept it.
   *
   * @param error what its handler says is wrong
   */
  default void businessError(HandlerContext context, ClientError error) {}

  /**
   * Handling failed, or nobody can read the body, and the message is delivered again.
   *
   * @param cause what was thrown
   */
  default void error(HandlerContext context, Throwable cause) {}

  /**
   * Nobody can read the body. It is acknowledged, and has been put aside.
   *
   * @param reason what is wrong with it
   */
  default void parked(HandlerContext context, String reason) {}

  /** Calls one of the others if a human should know; being put off is no error. */
  @Override
  default void settled(HandlerContext context, Outcome outcome) {
    if (outcome instanceof Outcome.BusinessError business) {
      businessError(context, business.error());
    } else if (outcome instanceof Outcome.Parked parked) {
      parked(context, parked.reason());
    } else if (outcome instanceof Outcome.Retry retry && retry.cause() != null) {
      error(context, retry.cause());
    }
  }
}
