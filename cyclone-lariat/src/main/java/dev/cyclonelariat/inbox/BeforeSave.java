package dev.cyclonelariat.inbox;

import dev.cyclonelariat.message.Message;
import java.util.Map;

/**
 * Changes what is stored of a message, such as blanking a password. The handler always sees the
 * message as it came. A row whose data were changed is marked, so that nobody sends them again
 * unknowingly. Thread-safe.
 */
@FunctionalInterface
public interface BeforeSave {

  /** Stores messages as they came. */
  BeforeSave UNCHANGED = Message::data;

  /**
   * The data to store.
   *
   * @return a tree such as {@link Message#data()}, which cannot be changed itself
   */
  Map<String, ?> data(Message message);
}
