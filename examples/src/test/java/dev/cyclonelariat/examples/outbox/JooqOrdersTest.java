package dev.cyclonelariat.examples.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;

class JooqOrdersTest extends OrdersContract {

  private Configuration jooq;
  private Configuration transaction;

  @Override
  void open() {
    jooq =
        new DefaultConfiguration()
            .set(new DataSourceConnectionProvider(database))
            .set(SQLDialect.H2)
            .set(new JooqCommits());
  }

  @Override
  void inTransaction(Work work) {
    run(jooq, work);
  }

  @Override
  void nested(Work work) {
    run(transaction, work);
  }

  private void run(Configuration in, Work work) {
    Configuration before = transaction;
    try {
      in.dsl()
          .transaction(
              opened -> {
                transaction = opened;
                work.run();
              });
    } finally {
      transaction = before;
    }
  }

  @Override
  void place(long id) {
    new JooqOrders(lariat).place(transaction, id);
  }

  @Test
  void nothingOfATransactionIsLeftBehind() throws Exception {
    inTransaction(() -> nested(() -> place(42)));

    assertThat(jooq.data()).doesNotContainKey(JooqCommits.class);
  }
}
