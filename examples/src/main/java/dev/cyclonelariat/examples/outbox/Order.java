package dev.cyclonelariat.examples.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the business. */
@Entity
@Table(name = "orders")
class Order {

  @Id private long id;

  protected Order() {}

  Order(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }
}
