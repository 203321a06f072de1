package dev.cyclonelariat.message;

/** A fact that has happened, named in the past participle: {@code user_created}. */
public final class Event extends Message {

  Event(Envelope envelope) {
    super(envelope);
  }

  /**
   * Begins a new message.
   *
   * @param type what the message says, without a prefix: {@code user_created}
   */
  public static MessageBuilder<Event> builder(String type) {
    return MessageBuilder.of(Kind.EVENT, type, Event::new);
  }

  /** A builder that begins with everything this message holds. */
  public MessageBuilder<Event> toBuilder() {
    return new MessageBuilder<>(envelope(), Event::new);
  }
}
