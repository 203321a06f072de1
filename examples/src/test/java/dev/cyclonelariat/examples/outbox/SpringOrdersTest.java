package dev.cyclonelariat.examples.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.outbox.spring.SpringTransaction;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

class SpringOrdersTest extends OrdersContract {

  private final AnnotationConfigApplicationContext spring =
      new AnnotationConfigApplicationContext();

  /** What an application's configuration has. */
  @EnableTransactionManagement
  static class Configuration {}

  @Override
  void open() {
    spring.register(Configuration.class);
    spring.registerBean(PlatformTransactionManager.class, this::transactionManager);
    spring.registerBean(SpringOrders.class, () -> new SpringOrders(lariat, database));
    spring.refresh();
  }

  PlatformTransactionManager transactionManager() {
    return new DataSourceTransactionManager(database);
  }

  @Override
  void close() {
    spring.close();
  }

  @Override
  void inTransaction(Work work) {
    run(TransactionDefinition.PROPAGATION_REQUIRED, work);
  }

  @Override
  void nested(Work work) throws Exception {
    run(TransactionDefinition.PROPAGATION_NESTED, work);
  }

  private void run(int propagation, Work work) {
    TransactionTemplate template =
        new TransactionTemplate(spring.getBean(PlatformTransactionManager.class));
    template.setPropagationBehavior(propagation);
    template.executeWithoutResult(
        status -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  void place(long id) {
    spring.getBean(SpringOrders.class).place(id);
  }

  @Test
  void theMethodOpensATransactionOfItsOwn() throws Exception {
    place(42);

    assertOnlySent(42, 43);
  }

  @Test
  void withoutATransactionNothingIsAdded() {
    assertThatThrownBy(() -> new SpringOrders(lariat, database).place(42))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is the method @Transactional");
  }

  @Test
  void aProxyOfTheDataSourceIsTheSame() throws Exception {
    SpringTransaction current = SpringTransaction.of(new TransactionAwareDataSourceProxy(database));

    inTransaction(
        () ->
            assertThat(current.connection()).isSameAs(SpringTransaction.of(database).connection()));
  }
}
