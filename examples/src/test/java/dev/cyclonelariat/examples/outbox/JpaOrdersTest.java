package dev.cyclonelariat.examples.outbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import javax.sql.DataSource;
import org.hibernate.Session;

class JpaOrdersTest extends OrdersContract {

  private EntityManagerFactory factory;
  private EntityManager entities;

  static EntityManagerFactory entities(DataSource database) {
    return new PersistenceConfiguration("orders")
        .managedClass(Order.class)
        .property("jakarta.persistence.nonJtaDataSource", database)
        .createEntityManagerFactory();
  }

  @Override
  void open() {
    factory = entities(database);
  }

  @Override
  void close() {
    factory.close();
  }

  @Override
  void inTransaction(Work work) {
    try {
      factory.runInTransaction(
          opened -> {
            entities = opened;
            unchecked(work);
          });
    } finally {
      entities = null;
    }
  }

  @Override
  void nested(Work work) throws Exception {
    entities.flush();
    try {
      withSavepoint(
          entities.unwrap(Session.class).doReturningWork(connection -> connection),
          () -> {
            work.run();
            entities.flush();
          });
    } catch (Exception e) {
      entities.clear();
      throw e;
    }
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void place(long id) {
    new JpaOrders(lariat).place(entities, id);
  }
}
