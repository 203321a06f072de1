package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import org.jooq.Configuration;

/** Places orders with jOOQ. */
final class JooqOrders {

  private final Lariat lariat;

  JooqOrders(Lariat lariat) {
    this.lariat = lariat;
  }

  void place(Configuration transaction, long id) {
    transaction.dsl().execute("INSERT INTO orders VALUES (?)", id);
    lariat
        .outbox()
        .join(new JooqTransaction(transaction))
        .add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
  }
}
