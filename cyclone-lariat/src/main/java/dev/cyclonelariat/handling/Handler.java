package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Message;

/** Handles messages. Called by several threads at once. */
@FunctionalInterface
public interface Handler {

  /**
   * Handles one message. Returning means it is done.
   *
   * @throws BusinessException if the message is at fault: it is kept for a human and not tried
   *     again
   * @throws Exception for any other reason: it is delivered again
   */
  void handle(Message message, HandlerContext context) throws Exception;
}
