package dev.cyclonelariat.message;

/** An order to do something, named in the imperative: {@code register_user}. */
public final class Command extends Message {

  Command(Envelope envelope) {
    super(envelope);
  }

  /**
   * Begins a new message.
   *
   * @param type what the message says, without a prefix: {@code register_user}
   */
  public static MessageBuilder<Command> builder(String type) {
    return MessageBuilder.of(Kind.COMMAND, type, Command::new);
  }

  /** A builder that begins with everything this message holds. */
  public MessageBuilder<Command> toBuilder() {
    return new MessageBuilder<>(envelope(), Command::new);
  }
}
