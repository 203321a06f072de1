package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Command;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageDefaults;

/**
 * The base of an application's own publishers, in the style of a repository: one method for each
 * message the application sends.
 *
 * <pre>{@code
 * final class MailPublisher extends Publisher {
 *   MailPublisher(Lariat lariat) {
 *     super(lariat.messages(), lariat.sender());
 *   }
 *
 *   void emailIsCreated(Mail mail) {
 *     publish(event("email_created").data(mail).build());
 *   }
 * }
 * }</pre>
 *
 * <p>Thread-safe if the subclass is.
 */
public abstract class Publisher {

  private final MessageDefaults messages;
  private final MessageSender sender;

  /**
   * Publishes on behalf of an application.
   *
   * @param messages what all messages of the application have in common
   * @param sender what takes them
   */
  protected Publisher(MessageDefaults messages, MessageSender sender) {
    this.messages = messages;
    this.sender = sender;
  }

  /**
   * Begins an event.
   *
   * @param type what has happened, without a prefix: {@code email_created}
   */
  protected final MessageBuilder<Event> event(String type) {
    return messages.event(type);
  }

  /**
   * Begins a command.
   *
   * @param type what shall be done, without a prefix: {@code send_email}
   */
  protected final MessageBuilder<Command> command(String type) {
    return messages.command(type);
  }

  /** Publishes to the topic that the message's kind and type name: see {@link MessageSender}. */
  protected final PublishReceipt publish(Message message) {
    return sender.publish(message);
  }

  /** Publishes to a topic or queue: see {@link MessageSender}. */
  protected final PublishReceipt publish(Message message, Destination destination) {
    return sender.publish(message, destination);
  }

  /** For attributes, batches and asynchronous calls. */
  protected final MessageSender sender() {
    return sender;
  }
}
