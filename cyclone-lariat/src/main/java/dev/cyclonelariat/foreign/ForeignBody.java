package dev.cyclonelariat.foreign;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.message.Command;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.PublishedBody;
import java.time.Instant;
import java.util.Map;

/** A body of others on the way to become a message of ours. Immutable and thread-safe. */
public final class ForeignBody {

  private final Delivery delivery;
  private final PublishedBody published;

  private ForeignBody(Delivery delivery, PublishedBody published) {
    this.delivery = delivery;
    this.published = published;
  }

  static ForeignBody of(Delivery delivery) {
    return new ForeignBody(delivery, MessageCodec.unwrap(delivery.body()));
  }

  /** How it came. */
  public Delivery delivery() {
    return delivery;
  }

  /** The body, without the SNS notification around it if there was one. */
  public String text() {
    return published.text();
  }

  /**
   * The JSON object that the body is, as a tree of plain Java types.
   *
   * @throws InvalidMessageException if it is none
   */
  public Map<String, Object> json() {
    return MessageCodec.decodeTree(text());
  }

  /** Message attributes by name, whether they came beside the body or in an SNS notification. */
  public Map<String, String> attributes() {
    return delivery.attributesAnd(published.attributes());
  }

  /**
   * Begins an event whose uuid is the SQS message id, so that each delivery of the message is known
   * again. Publisher is the queue's name, and {@code sent_at} when SQS took it, unless said.
   */
  public MessageBuilder<Event> event(String type) {
    return event(type, delivery.messageId());
  }

  /**
   * Like {@link #event(String)}, known again by an id of the sender's: two messages of this queue
   * with the same id are one.
   */
  public MessageBuilder<Event> event(String type, String id) {
    return begin(Event.builder(type), id);
  }

  /** Like {@link #event(String)}, for a command. */
  public MessageBuilder<Command> command(String type) {
    return command(type, delivery.messageId());
  }

  /** Like {@link #event(String, String)}, for a command. */
  public MessageBuilder<Command> command(String type, String id) {
    return begin(Command.builder(type), id);
  }

  private <M extends Message> MessageBuilder<M> begin(MessageBuilder<M> builder, String id) {
    Instant queuedAt = delivery.queuedAt();
    builder.uuid(ForeignId.uuid(delivery.queue(), id)).publisher(delivery.queue());
    return queuedAt == null ? builder : builder.sentAt(queuedAt);
  }

  /** Names the delivery without its body. */
  @Override
  public String toString() {
    return delivery.toString();
  }
}
