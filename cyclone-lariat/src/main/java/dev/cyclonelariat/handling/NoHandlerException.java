package dev.cyclonelariat.handling;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.message.Message;

/** No handler wants a message, and there is no fallback. It stays on the queue. */
public final class NoHandlerException extends LariatException {

  private static final long serialVersionUID = 1L;

  NoHandlerException(Message message, Delivery delivery) {
    super(
        "No handler for %s, received from queue %s: add a handler for %s '%s', ignore that type, or add a fallback"
            .formatted(message, delivery.queue(), message.kind(), message.type()));
  }
}
