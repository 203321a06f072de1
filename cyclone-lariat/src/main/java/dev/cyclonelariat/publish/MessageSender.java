package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes messages to topics and queues, each <em>at least once</em>: a call that ends without an
 * exception means AWS has the message; one that ends with {@link PublishFailedException} may still
 * have delivered it. What must survive the death of this process belongs into an outbox.
 *
 * <p>Before anything is sent, the message is checked against its schema (unless told otherwise),
 * and FIFO rules, attributes and size against AWS's limits. Implementations are thread-safe.
 */
public interface MessageSender {

  /**
   * Publishes to the topic that the message's kind and type name.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if the message breaks its schema
   * @throws PublishRefusedException if it breaks a rule of SNS
   * @throws PublishFailedException if AWS refuses it or cannot be reached
   */
  default PublishReceipt publish(Message message) {
    return publish(Outgoing.of(message));
  }

  /**
   * Publishes to a topic or queue.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if the message breaks its schema
   * @throws PublishRefusedException if it breaks a rule of SNS or SQS
   * @throws PublishFailedException if AWS refuses it or cannot be reached
   */
  default PublishReceipt publish(Message message, Destination destination) {
    return publish(Outgoing.of(message).to(destination));
  }

  /**
   * Publishes a message with attributes, or without validation.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if the message breaks its schema
   * @throws PublishRefusedException if it breaks a rule of SNS or SQS
   * @throws PublishFailedException if AWS refuses it or cannot be reached
   */
  PublishReceipt publish(Outgoing outgoing);

  /**
   * {@link #publish(Outgoing)} on another thread; the future ends with the same exceptions. The
   * message is checked before this returns, and a broken rule ends the future too.
   */
  CompletableFuture<PublishReceipt> publishAsync(Outgoing outgoing);

  /** {@link #publishAsync(Outgoing)} to the topic that the message's kind and type name. */
  default CompletableFuture<PublishReceipt> publishAsync(Message message) {
    return publishAsync(Outgoing.of(message));
  }

  /**
   * Publishes many messages in as few calls as AWS's limits allow (10 entries, and their bytes),
   * several calls side by side. Inside a FIFO group of a resource order is kept: a message is sent
   * only after AWS has the one before, and held back when that one could not be sent. Entries that
   * AWS calls retryable are sent again, a few times.
   *
   * @return what became of each; failures of single messages are reported, not thrown
   */
  PublishReport publishAll(Collection<Outgoing> outgoing);

  /** {@link #publishAll(Collection)} without waiting. */
  CompletableFuture<PublishReport> publishAllAsync(Collection<Outgoing> outgoing);
}
