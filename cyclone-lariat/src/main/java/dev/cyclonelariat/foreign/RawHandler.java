package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.HandlerContext;

/** Handles bodies as they lie on the queue. Called by several threads at once. */
@FunctionalInterface
public interface RawHandler {

  /**
   * Handles one body. Returning means it is done.
   *
   * @param body as it lay on the queue
   * @param context its message is of kind unknown and type {@code raw}; its uuid is the SQS message
   *     id, and its data holds the body as {@code body}
   * @throws dev.cyclonelariat.handling.BusinessException if the message is at fault: it is kept for
   *     a human and not tried again
   * @throws Exception for any other reason: it is delivered again
   */
  void handle(String body, HandlerContext context) throws Exception;
}
