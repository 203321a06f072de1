package dev.cyclonelariat.cli.log;

import dev.cyclonelariat.inbox.store.StoredMessage;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Of the rows that several consumers have of a message, which follow each other, the first. */
final class FirstOfEach implements Predicate<StoredMessage> {

  private @Nullable UUID before;

  @Override
  public boolean test(StoredMessage stored) {
    UUID uuid = stored.message().uuid();
    boolean isFirst = !uuid.equals(before);
    before = uuid;
    return isFirst;
  }
}
