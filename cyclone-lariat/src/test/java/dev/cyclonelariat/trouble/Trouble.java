package dev.cyclonelariat.trouble;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;

/** Something that goes wrong while a worker is busy. */
interface Trouble {

  void begin() throws Exception;

  /** Its part in each handler. */
  default void inHandler(Message message, HandlerContext context) throws Exception {}

  /** Whether it is certain that the worker has met it. */
  boolean isNoticed();

  /** Waits for what must be possible in spite of it. */
  default void awaitTheRest() throws Exception {}

  void end() throws Exception;
}
