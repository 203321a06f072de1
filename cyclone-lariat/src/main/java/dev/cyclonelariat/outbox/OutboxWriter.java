package dev.cyclonelariat.outbox;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.util.Collection;
import java.util.List;

/**
 * Adds messages to the outbox inside one database transaction: they are sent if it commits, and
 * only then. All checks are made here, so that no message is committed that can never be sent; one
 * that fails them leaves the transaction as it was. Not thread-safe, as its connection is not.
 */
public interface OutboxWriter {

  /**
   * Adds messages, in this order, in one round trip to the database.
   *
   * @throws dev.cyclonelariat.message.InvalidMessageException if one breaks its schema
   * @throws dev.cyclonelariat.publish.PublishRefusedException if one breaks a rule of SNS or SQS
   * @throws OutboxException if the database refuses
   */
  void addAll(Collection<Outgoing> outgoing);

  /** Adds a message for a topic or queue, with attributes: see {@link #addAll}. */
  default void add(Outgoing outgoing) {
    addAll(List.of(outgoing));
  }

  /** Adds a message for the topic that its kind and type name: see {@link #addAll}. */
  default void add(Message message) {
    add(Outgoing.of(message));
  }

  /** Adds a message for a topic or queue: see {@link #addAll}. */
  default void add(Message message, Destination destination) {
    add(Outgoing.of(message).to(destination));
  }
}
