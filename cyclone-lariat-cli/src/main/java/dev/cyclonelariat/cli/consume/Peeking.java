package dev.cyclonelariat.cli.consume;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints each message and leaves it on the queue. What was printed is held until the end, so that
 * the queue gives others meanwhile, and then handed back for anybody to receive.
 */
final class Peeking implements Taking {

  private final QueueAccess queue;
  private final Printer printer;
  private final Map<String, ReceivedMessage> held = new LinkedHashMap<>();

  Peeking(QueueAccess queue, Printer printer) {
    this.queue = queue;
    this.printer = printer;
  }

  @Override
  public Taken take(ReceivedMessage message) throws Exception {
    Delivery delivery = message.delivery();
    boolean seen = held.put(delivery.messageId(), withoutBody(message)) != null;
    return seen ? Taken.SEEN : printer.print(delivery);
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
}
