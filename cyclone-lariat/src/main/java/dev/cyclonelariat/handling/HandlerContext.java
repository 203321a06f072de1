package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Message;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known while a message is handled. Immutable and thread-safe, but for the connection;
 * middleware hands on changed copies.
 */
public final class HandlerContext {

  private final Delivery delivery;
  private final Hold hold;
  private final @Nullable Message message;
  private final Map<String, String> attributes;
  private final @Nullable Connection transaction;

  private HandlerContext(
      Delivery delivery,
      Hold hold,
      @Nullable Message message,
      Map<String, String> attributes,
      @Nullable Connection transaction) {
    this.delivery = delivery;
    this.hold = hold;
    this.message = message;
    this.attributes = Map.copyOf(attributes);
    this.transaction = transaction;
  }

  /** Where every delivery begins: received, not yet decoded. */
  static HandlerContext of(Delivery delivery, Hold hold) {
    return new HandlerContext(delivery, hold, null, delivery.attributes(), null);
  }

  /** How the message came. */
  public Delivery delivery() {
    return delivery;
  }

  /**
   * The decoded message.
   *
   * @throws IllegalStateException in middleware outside of the decoding
   */
  public Message message() {
    if (message == null) {
      throw new IllegalStateException(delivery + " is not decoded yet");
    }
    return message;
  }

  /** The decoded message; null as long as it is not decoded, or when its body cannot be read. */
  public @Nullable Message messageIfDecoded() {
    return message;
  }

  /** Message attributes by name, whether they came beside the body or in an SNS notification. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Whether the delivery is still ours; long handlers may look now and then. */
  public Hold hold() {
    return hold;
  }

  /**
   * The connection of the inbox's transaction: what is written through it is committed together
   * with the mark that the message is processed. Do not commit, roll back or close it, and use it
   * on the handler's thread only.
   *
   * @throws IllegalStateException if no transactional inbox handles this message
   */
  public Connection connection() {
    if (transaction == null) {
      throw new IllegalStateException(
          "No transaction is open for " + delivery + ": give the worker a transactional inbox");
    }
    return transaction;
  }

  /** A copy with the decoded message and all its attributes. */
  public HandlerContext decoded(Message message, Map<String, String> attributes) {
    return new HandlerContext(delivery, hold, message, attributes, transaction);
  }

  /** A copy that is lost as soon as this one or the other hold is. */
  public HandlerContext alsoHeldBy(Hold other) {
    Hold both = () -> hold.isLost() || other.isLost();
    return new HandlerContext(delivery, both, message, attributes, transaction);
  }

  /** A copy inside a transaction. */
  public HandlerContext inTransaction(Connection transaction) {
    return new HandlerContext(delivery, hold, message, attributes, transaction);
  }

  /** Names the message without its data. */
  @Override
  public String toString() {
    return message == null ? delivery.toString() : message.toString();
  }
}
