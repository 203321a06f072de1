package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nested transactions say to the database. */
class NestedTransactionsTest {

  private final List<String> said = new ArrayList<>();

  @Test
  void theirSavepointsDoNotPileUp() throws Exception {
    try (HikariDataSource database = TestDatabases.h2();
        Lariat lariat =
            Lariat.of(LariatSettings.builder().instance("test").fakePublish(true).build())) {
      OutboxSchema.create(database);
      try (Outbox outbox = lariat.outbox(new Overheard(database)).build()) {
        outbox.transaction(
            outer -> {
              said.clear();
              outbox.transaction(inner -> null);
              outbox.transaction(inner -> null);
              return null;
            });
      }
    }
    assertThat(said)
        .startsWith("setSavepoint", "releaseSavepoint", "setSavepoint", "releaseSavepoint");
  }

  private final class Overheard implements Transactions {

    private final Transactions transactions;

    private Overheard(HikariDataSource database) {
      transactions = Transactions.of(database);
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      return transactions.inTransaction(connection -> work.run(overheard(connection)));
    }

    private Connection overheard(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                said.add(method.getName());
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
