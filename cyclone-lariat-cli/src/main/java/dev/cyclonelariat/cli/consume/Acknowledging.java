package dev.cyclonelariat.cli.consume;

import dev.cyclonelariat.cli.queue.HandingBack;
import dev.cyclonelariat.cli.queue.Taking;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.time.Duration;

/** Prints each message and then takes it off the queue. */
final class Acknowledging implements Taking {

  private static final Duration PUT_OFF_FOR = Duration.ofSeconds(5);

  private final QueueAccess queue;
  private final Printer printer;
  private final Shell shell;

  Acknowledging(QueueAccess queue, Printer printer, Shell shell) {
    this.queue = queue;
    this.printer = printer;
    this.shell = shell;
  }

  @Override
  public Taken take(ReceivedMessage message) throws Exception {
    Delivery delivery = message.delivery();
    Taken taken = printer.print(delivery);
    switch (taken) {
      case SKIPPED -> {
        queue.delete(message);
        shell.tell("Skipped " + delivery + ": a duplicate, the inbox has it already");
      }
      case UNREADABLE -> shell.tell("Left " + delivery + " there, since it cannot be read");
      case PUT_OFF -> {
        queue.redeliverAfter(message, PUT_OFF_FOR);
        shell.tell("Put off " + delivery + ": the inbox is busy with it elsewhere");
      }
      case UNHEARD -> HandingBack.handBack(queue, message);
      default -> queue.delete(message);
    }
    return taken;
  }
}
