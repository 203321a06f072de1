package dev.cyclonelariat.kill;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxTransaction;
import dev.cyclonelariat.publish.Destination;
import java.sql.SQLException;
import java.util.Map;

/** Commits business rows and messages, and takes some back in each of the ways there are. */
final class ServiceProducer {

  private static final int GROUPS = 6;
  private static final int MESSAGES = 4 * GROUPS;

  private final Lariat lariat;
  private final Outbox outbox;
  private final ServiceRoute route;
  private final ServiceSnare snare;

  ServiceProducer(Lariat lariat, Outbox outbox, ServiceRoute route, ServiceSnare snare) {
    this.lariat = lariat;
    this.outbox = outbox;
    this.route = route;
    this.snare = snare;
  }

  /** What is committed the database knows: also when it does not come to say so. */
  void produce(String death) {
    try {
      outbox.transaction(
          tx -> {
            addAll(tx, death);
            takeBack(death);
            snare.reach(ServicePoint.IN_THE_TRANSACTION);
            return null;
          });
      takeBack(death);
    } catch (RuntimeException | SQLException e) {
      KillableWorker.say("NOT_PRODUCED", e.toString());
    }
  }

  private void addAll(OutboxTransaction tx, String death) throws SQLException {
    for (int i = 0; i < MESSAGES; i++) {
      String group = route.group(death, i % GROUPS);
      long n = ServiceLedger.nextNumber(tx.connection());
      tx.add(message(lariat, n, group), Destination.topic(route.placed()));
      ServiceLedger.committing(tx.connection(), n, group);
    }
  }

  /** In a transaction of its own, or in one inside another. */
  private void takeBack(String death) throws SQLException {
    try {
      outbox.transaction(
          tx -> {
            long n = ServiceLedger.nextNumber(tx.connection());
            tx.add(message(lariat, n, route.group(death, 0)), Destination.topic(route.placed()));
            ServiceLedger.committing(tx.connection(), n, null);
            throw new IllegalStateException("taken back");
          });
    } catch (IllegalStateException e) {
      if (!"taken back".equals(e.getMessage())) {
        throw e;
      }
    }
  }

  static Message message(Lariat lariat, Object n, String group) {
    return lariat.event("x").groupId(group).data(Map.of("n", n)).build();
  }
}
