package dev.cyclonelariat.examples.outbox;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

class JdbiOrdersTest extends OrdersContract {

  private Jdbi jdbi;
  private Handle transaction;

  @Override
  void open() {
    jdbi = Jdbi.create(database);
  }

  @Override
  void inTransaction(Work work) throws Exception {
    jdbi.useTransaction(
        handle -> {
          transaction = handle;
          work.run();
        });
  }

  @Override
  void nested(Work work) throws Exception {
    transaction.savepoint("here");
    try {
      work.run();
    } catch (Exception e) {
      transaction.rollbackToSavepoint("here");
      throw e;
    }
  }

  @Override
  void place(long id) {
    new JdbiOrders(lariat).place(transaction, id);
  }
}
