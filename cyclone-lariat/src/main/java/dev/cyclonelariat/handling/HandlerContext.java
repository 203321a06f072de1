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
  private final HandlingScope scope;
  private final @Nullable Message message;
  private final @Nullable Throwable problem;
  private final Map<String, String> attributes;
  private final @Nullable HandlingTransaction transaction;

  private HandlerContext(
      Delivery delivery,
      Hold hold,
      HandlingScope scope,
      @Nullable Message message,
      @Nullable Throwable problem,
      Map<String, String> attributes,
      @Nullable HandlingTransaction transaction) {
    this.delivery = delivery;
    this.hold = hold;
    this.scope = scope;
    this.message = message;
    this.problem = problem;
    this.attributes = Map.copyOf(attributes);
    this.transaction = transaction;
  }

  /** Where every delivery begins: received, not yet decoded. */
  public static HandlerContext of(Delivery delivery, Hold hold) {
    return new HandlerContext(
        delivery, hold, HandlingScope.NONE, null, null, delivery.attributes(), null);
  }

  /** How the message came. */
  public Delivery delivery() {
    return delivery;
  }

  /**
   * The decoded message.
   *
   * @throws IllegalStateException if its body cannot be read, which no handler ever sees
   */
  public Message message() {
    if (message == null) {
      throw new IllegalStateException(delivery + " is not decoded");
    }
    return message;
  }

  /** The decoded message; null as long as it is not decoded, or when its body cannot be read. */
  public @Nullable Message messageIfDecoded() {
    return message;
  }

  /** Why the body cannot be read; null when it can, or as long as it is not decoded. */
  public @Nullable Throwable problem() {
    return problem;
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
   * with the mark that the message is processed. Calls that would end its transaction throw {@link
   * IllegalStateException}: commit, rollback (but to a savepoint), close, abort, auto-commit. Use
   * it on the handler's thread only.
   *
   * @throws IllegalStateException if no transactional inbox handles this message
   */
  public Connection connection() {
    return transaction().connection();
  }

  /**
   * Has something run once the inbox's transaction has committed, and never if it rolls back.
   *
   * @throws IllegalStateException if no transactional inbox handles this message
   */
  public void afterCommit(Runnable action) {
    transaction().add(action);
  }

  private HandlingTransaction transaction() {
    if (transaction == null) {
      throw new IllegalStateException(
          "No transaction is open for " + delivery + ": give the worker a transactional inbox");
    }
    return transaction;
  }

  /**
   * Binds to this thread what belongs to the message: log fields (MDC) and trace. A handler of a
   * single message runs bound already; one of several messages may bind each while it deals with
   * it.
   *
   * @return closing it, on the same thread, puts back what was there before
   */
  public HandlingScope.Open bind() {
    return scope.open(this);
  }

  /** A copy with the decoded message and all its attributes. */
  public HandlerContext decoded(Message message, Map<String, String> attributes) {
    return new HandlerContext(delivery, hold, scope, message, null, attributes, transaction);
  }

  /** A copy that says why the body cannot be read. */
  public HandlerContext unreadable(Throwable problem) {
    return new HandlerContext(delivery, hold, scope, null, problem, attributes, transaction);
  }

  /** A copy that is not bound to its thread yet, and how to. */
  public HandlerContext toBeBound(HandlingScope scope) {
    return new HandlerContext(delivery, hold, scope, message, problem, attributes, transaction);
  }

  /** A copy that is lost as soon as this one or the other hold is. */
  public HandlerContext alsoHeldBy(Hold other) {
    Hold both = () -> hold.isLost() || other.isLost();
    return new HandlerContext(delivery, both, scope, message, problem, attributes, transaction);
  }

  /** A copy inside a transaction. */
  public HandlerContext inTransaction(HandlingTransaction transaction) {
    return new HandlerContext(delivery, hold, scope, message, problem, attributes, transaction);
  }

  /** Names the message without its data. */
  @Override
  public String toString() {
    return message == null ? delivery.toString() : message.toString();
  }
}
