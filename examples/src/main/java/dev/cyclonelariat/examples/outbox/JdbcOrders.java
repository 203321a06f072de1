package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import java.sql.Connection;
import java.sql.SQLException;

/** Places orders with JDBC alone. */
final class JdbcOrders {

  private final Lariat lariat;

  JdbcOrders(Lariat lariat) {
    this.lariat = lariat;
  }

  void place(long id) throws SQLException {
    lariat
        .outbox()
        .transaction(
            tx -> {
              insert(tx.connection(), id);
              tx.add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
              return id;
            });
  }

  /** In a transaction that is open already. */
  void place(Connection connection, long id) throws SQLException {
    insert(connection, id);
    lariat
        .outbox()
        .join(connection)
        .add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
  }

  private static void insert(Connection connection, long id) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setLong(1, id);
      insert.executeUpdate();
    }
  }
}
