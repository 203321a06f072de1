package dev.cyclonelariat.kill;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxWriter;
import dev.cyclonelariat.publish.Destination;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Writes an effect of each message, and publishes another message for each order. */
final class ServiceHandler implements Handler {

  /** Of so many orders one fails when it first comes. */
  private static final int FAILS = 10;

  private final String process;
  private final Lariat lariat;
  private final Outbox outbox;
  private final ServiceRoute route;
  private final ServiceSnare snare;

  ServiceHandler(
      String process, Lariat lariat, Outbox outbox, ServiceRoute route, ServiceSnare snare) {
    this.process = process;
    this.lariat = lariat;
    this.outbox = outbox;
    this.route = route;
    this.snare = snare;
  }

  @Override
  public void handle(Message message, HandlerContext context) throws SQLException {
    long n = (long) message.data().get("n");
    String group = context.delivery().fifoGroup();
    ServiceLedger.effect(context.connection(), context.delivery().queue(), n, group, process);
    if (context.delivery().queue().equals(route.orders())) {
      publish(context.connection(), outbox.join(context), n, group);
      if (n % FAILS == 0 && context.delivery().receiveCount() == 1) {
        throw new IllegalStateException("All of this is rolled back");
      }
      snare.reach(ServicePoint.IN_THE_TRANSACTION);
    }
  }

  /** Also something that a savepoint takes back. */
  private void publish(Connection connection, OutboxWriter writer, long n, String group)
      throws SQLException {
    Destination billed = Destination.topic(route.billed());
    Savepoint savepoint = connection.setSavepoint();
    long never = ServiceLedger.nextNumber(connection);
    writer.add(ServiceProducer.message(lariat, never, group), billed);
    connection.rollback(savepoint);
    writer.add(ServiceProducer.message(lariat, n, group), billed);
  }
}
