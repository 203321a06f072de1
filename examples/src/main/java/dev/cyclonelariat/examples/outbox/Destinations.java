package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.outbox.OutboxWriter;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;

/** Adds messages for other places than their own topic. */
final class Destinations {

  private final Lariat lariat;

  Destinations(Lariat lariat) {
    this.lariat = lariat;
  }

  void announce(OutboxWriter tx, OrderPlaced order) {
    var placed = lariat.event("order_placed").data(order).groupId("42").build();
    var receipt = lariat.command("send_receipt").data(order).build();
    tx.add(placed, Destination.topic().fifo()); // …-order_placed.fifo, in order of group 42
    tx.add(receipt, Destination.queue().dest("mailer")); // straight to one reader
    tx.add(Outgoing.of(receipt).to(Destination.topic("partners")).attribute("tenant", "acme"));
  }
}
