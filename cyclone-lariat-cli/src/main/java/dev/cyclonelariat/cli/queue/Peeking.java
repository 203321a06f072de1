package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows each message and leaves it on the queue. What was shown is held until the end, so that the
 * queue gives others meanwhile, and then handed back for anybody to receive.
 */
public final class Peeking implements Taking {

  private final QueueAccess queue;
  private final Showing showing;
  private final Map<String, ReceivedMessage> held = new LinkedHashMap<>();

  /** Leaves the messages on this queue. */
  public Peeking(QueueAccess queue, Showing showing) {
    this.queue = queue;
    this.showing = showing;
  }

  @Override
  public Taken take(ReceivedMessage message) throws Exception {
    Delivery delivery = message.delivery();
    boolean seen = held.put(delivery.messageId(), withoutBody(message)) != null;
    return seen ? Taken.SEEN : showing.show(delivery);
  }

  /** What is held for long shall not fill the memory. */
  private ReceivedMessage withoutBody(ReceivedMessage message) {
    return new ReceivedMessage(
        Delivery.of(queue.name(), message.delivery().messageId(), ""), message.receiptHandle());
  }

  @Override
  public boolean holdsMessages() {
    return true;
  }

  @Override
  public void end() {
    held.values().forEach(message -> HandingBack.handBack(queue, message));
  }

  /** Shows a message. */
  @FunctionalInterface
  public interface Showing {

    /** What was done with it. */
    Taken show(Delivery delivery) throws Exception;
  }
}
