package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import jakarta.persistence.EntityManager;

/** Places orders with JPA. */
final class JpaOrders {

  private final Lariat lariat;

  JpaOrders(Lariat lariat) {
    this.lariat = lariat;
  }

  void place(EntityManager entities, long id) {
    entities.persist(new Order(id));
    lariat
        .outbox()
        .join(HibernateTransaction.of(entities))
        .add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
  }
}
