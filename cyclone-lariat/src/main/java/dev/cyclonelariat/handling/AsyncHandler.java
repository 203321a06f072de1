package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Message;
import java.util.concurrent.CompletionStage;

/** Handles messages without ending before it returns. Called by several threads at once. */
@FunctionalInterface
public interface AsyncHandler {

  /**
   * Begins to handle one message. The message is done when the stage completes; until then it holds
   * its permit and its thread, so that middleware and an inbox's transaction stand around all of
   * the work. The connection of that transaction belongs to the calling thread. Log fields and
   * trace follow the work to other threads through {@code Tracing.carriedTo(executor)}.
   *
   * @return completes normally, with whatever value, when the message is done, or exceptionally
   *     with what a {@link Handler} would throw; it is cancelled if the worker is closed and can
   *     wait no longer
   * @throws Exception as a {@link Handler} does
   */
  CompletionStage<?> handle(Message message, HandlerContext context) throws Exception;
}
