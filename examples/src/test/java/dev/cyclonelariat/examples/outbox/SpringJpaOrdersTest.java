package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.outbox.spring.SpringTransaction;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.PlatformTransactionManager;

/** With Spring's transactions of JPA, which have the same JDBC connection. */
class SpringJpaOrdersTest extends SpringOrdersTest {

  private EntityManagerFactory entities;

  @Override
  PlatformTransactionManager transactionManager() {
    entities = JpaOrdersTest.entities(database);
    JpaTransactionManager manager = new JpaTransactionManager(entities);
    manager.setJpaDialect(new HibernateJpaDialect());
    manager.setDataSource(database);
    return manager;
  }

  @Override
  void nested(Work work) throws Exception {
    withSavepoint(SpringTransaction.of(database).connection(), work);
  }

  @Override
  void close() {
    super.close();
    entities.close();
  }
}
