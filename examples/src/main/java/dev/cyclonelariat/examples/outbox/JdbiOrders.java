package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.outbox.CurrentTransaction;
import org.jdbi.v3.core.Handle;

/** Places orders with JDBI. */
final class JdbiOrders {

  private final Lariat lariat;

  JdbiOrders(Lariat lariat) {
    this.lariat = lariat;
  }

  void place(Handle handle, long id) {
    handle.execute("INSERT INTO orders VALUES (?)", id);
    lariat
        .outbox()
        .join(CurrentTransaction.of(handle.getConnection(), handle::afterCommit))
        .add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
  }
}
