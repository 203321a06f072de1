package dev.cyclonelariat.publish;

import org.jspecify.annotations.Nullable;

/** One message of a {@code publishAll} on its way to a result. */
final class Pending {

  private final Prepared message;
  private final int position;
  private int tries;

  Pending(Prepared message, int position) {
    this.message = message;
    this.position = position;
  }

  Prepared message() {
    return message;
  }

  /** Its place among the messages that the caller gave. */
  int position() {
    return position;
  }

  @Nullable String orderedGroup() {
    return message.orderedGroup();
  }

  /** How often it has been tried, this time included. */
  int countTry() {
    return ++tries;
  }

  int tries() {
    return tries;
  }
}
