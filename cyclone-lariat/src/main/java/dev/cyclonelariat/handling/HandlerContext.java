package dev.cyclonelariat.handling;

import dev.cyclonelariat.message.Message;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known while a message is handled. Immutable; middleware hands on changed copies.
 *
 * @param delivery how it came
 * @param message the decoded message
 * @param attributes message attributes by name, whether they came beside the body or inside an SNS
 *     notification
 * @param transaction the inbox's open transaction, or null
 */
public record HandlerContext(
    Delivery delivery,
    Message message,
    Map<String, String> attributes,
    @Nullable Connection transaction) {

  /** Copies the attributes. */
  public HandlerContext {
    attributes = Map.copyOf(attributes);
  }

  /**
   * The connection of the inbox's transaction: what is written through it is committed together
   * with the mark that the message is processed. Do not commit, roll back or close it.
   *
   * @throws IllegalStateException if no transactional inbox handles this message
   */
  public Connection connection() {
    if (transaction == null) {
      throw new IllegalStateException(
          "No transaction is open for " + message + ": give the worker a transactional inbox");
    }
    return transaction;
  }

  /** A copy inside a transaction. */
  public HandlerContext inTransaction(Connection transaction) {
    return new HandlerContext(delivery, message, attributes, transaction);
  }
}
