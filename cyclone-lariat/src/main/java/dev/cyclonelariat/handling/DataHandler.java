package dev.cyclonelariat.handling;

/**
 * Handles the typed payload of messages. Called by several threads at once.
 *
 * @param <T> the payload's type
 */
@FunctionalInterface
public interface DataHandler<T> {

  /**
   * Handles one payload. Returning means the message is done.
   *
   * @throws BusinessException if the message is at fault: it is kept for a human and not tried
   *     again
   * @throws Exception for any other reason: it is delivered again
   */
  void handle(T data, HandlerContext context) throws Exception;
}
