package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.handling.HandlerContext;
import java.sql.SQLException;

/** Consumes, writes and publishes, all in the inbox's transaction. */
final class Shipping {

  private final Lariat lariat;

  Shipping(Lariat lariat) {
    this.lariat = lariat;
  }

  void ship(OrderPlaced order, HandlerContext context) throws SQLException {
    try (var insert = context.connection().prepareStatement("INSERT INTO parcels VALUES (?)")) {
      insert.setLong(1, order.id());
      insert.executeUpdate();
    }
    lariat.outbox().join(context).add(lariat.event("order_shipped").data(order).build());
  }
}
