package dev.cyclonelariat.examples.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcOrdersTest extends OrdersContract {

  private JdbcOrders orders;

  @Override
  void open() {
    orders = new JdbcOrders(lariat);
  }

  @Override
  void inTransaction(Work work) throws Exception {
    lariat.outbox().transaction(opened -> run(work));
  }

  @Override
  void nested(Work work) throws Exception {
    inTransaction(work);
  }

  private static long run(Work work) throws Exception {
    work.run();
    return 0;
  }

  @Override
  void place(long id) throws Exception {
    orders.place(id);
  }

  /** JDBC does not tell of commits: the application does. */
  @Test
  void aTransactionOfTheApplicationsOwnIsJoined() throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      orders.place(connection, 42);
      connection.commit();
    }
    lariat.outbox().wake();

    assertOnlySent(42, 43);
  }

  @Test
  void messagesGoWhereTheyAreSentTo() throws Exception {
    lariat
        .outbox()
        .transaction(
            tx -> {
              new Destinations(lariat).announce(tx, new OrderPlaced(42));
              return null;
            });

    assertThat(List.of(sent.next(), sent.next(), sent.next()))
        .containsExactlyInAnyOrder(
            "test-event-fanout-shop-order_placed.fifo",
            "test-command-queue-shop-send_receipt-mailer",
            "partners");
  }
}
