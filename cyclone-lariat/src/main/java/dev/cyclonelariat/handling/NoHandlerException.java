package dev.cyclonelariat.handling;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.Message;

/** No handler wants a message, and there is no fallback. It stays on the queue. */
public final class NoHandlerException extends LariatException {

  private static final long serialVersionUID = 1L;

  NoHandlerException(Message message, Delivery delivery) {
    super(
        "No handler for "
            + message
            + " from queue "
            + delivery.queue()
            + ": add a handler for "
            + message.kind()
            + " '"
            + message.type()
            + "', or a fallback");
  }
}
