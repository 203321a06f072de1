package dev.cyclonelariat.message;

/** What a message is: a fact, an order, or neither by its {@code type}. */
public enum Kind {
  /** A fact that has happened, named in the past participle: {@code user_created}. */
  EVENT("event"),
  /** An order to do something, named in the imperative: {@code register_user}. */
  COMMAND("command"),
  /** A message whose {@code type} carries neither prefix. It can be received, not published. */
  UNKNOWN("unknown");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /**
   * The word used in resource names and tables: {@code event}, {@code command}, {@code unknown}.
   */
  public String word() {
    return word;
  }

  /** The prefix of the wire's {@code type}, such as {@code event_}; empty for unknown messages. */
  String prefix() {
    return this == UNKNOWN ? "" : word + "_";
  }

  /**
   * The {@code type} of the wire: {@code event_user_created} for the event {@code user_created}.
   */
  public String wireType(String type) {
    return prefix() + type;
  }

  static Kind ofWireType(String wireType) {
    if (wireType.startsWith(EVENT.prefix())) {
      return EVENT;
    }
    return wireType.startsWith(COMMAND.prefix()) ? COMMAND : UNKNOWN;
  }

  @Override
  public String toString() {
    return word;
  }
}
