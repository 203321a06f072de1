package dev.cyclonelariat.examples.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.outbox.CurrentTransaction;
import dev.cyclonelariat.outbox.spring.SpringTransaction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Places orders with Spring. */
public class SpringOrders {

  private final Lariat lariat;
  private final JdbcTemplate jdbc;
  private final CurrentTransaction current;

  /** Those of a database. */
  public SpringOrders(Lariat lariat, DataSource database) {
    this.lariat = lariat;
    this.jdbc = new JdbcTemplate(database);
    this.current = SpringTransaction.of(database);
  }

  /** Places one. */
  @Transactional
  public void place(long id) {
    jdbc.update("INSERT INTO orders VALUES (?)", id);
    lariat
        .outbox()
        .join(current)
        .add(lariat.event("order_placed").data(new OrderPlaced(id)).build());
  }
}
