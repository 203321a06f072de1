package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.outbox.CurrentTransaction;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.hibernate.Session;
import org.hibernate.resource.transaction.spi.TransactionStatus;

/** The transaction that an entity manager of Hibernate has open. */
record HibernateTransaction(Session session) implements CurrentTransaction {

  static HibernateTransaction of(EntityManager entities) {
    return new HibernateTransaction(entities.unwrap(Session.class));
  }

  @Override
  public Connection connection() {
    return session.doReturningWork(connection -> connection); // It stays for the transaction.
  }

  @Override
  public void afterCommit(Runnable action) {
    session
        .getTransaction()
        .runAfterCompletion(
            status -> {
              if (status == TransactionStatus.COMMITTED) {
                action.run();
              }
            });
  }
}
