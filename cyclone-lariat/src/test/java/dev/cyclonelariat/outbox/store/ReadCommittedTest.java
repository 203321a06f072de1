package dev.cyclonelariat.outbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection goes back as it came, whatever becomes of the transaction. */
class ReadCommittedTest {

  private static final int AS_IT_CAME = Connection.TRANSACTION_SERIALIZABLE;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theIsolationIsPutBack(boolean fails) throws Exception {
    try (HikariDataSource database = TestDatabases.postgresql();
        Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(AS_IT_CAME);
      connection.setAutoCommit(false);
      Transactions transactions = ReadCommitted.unless(false, new OnOneConnection(connection));

      Transactions.Work<Object> work =
          used -> {
            assertThat(TestDatabases.show(used, "SHOW transaction_isolation"))
                .isEqualTo("read committed");
            return TestDatabases.show(used, fails ? "SELECT 1 / 0" : "SELECT 1");
          };
      if (fails) {
        assertThatThrownBy(() -> transactions.inTransaction(work)).isInstanceOf(SQLException.class);
      } else {
        assertThat(transactions.inTransaction(work)).isEqualTo("1");
      }
      assertThat(connection.getTransactionIsolation()).isEqualTo(AS_IT_CAME);
    }
  }

  private record OnOneConnection(Connection connection) implements Transactions {

    @Override
    public <T> T inTransaction(Work<T> work) throws Exception {
      try {
        return work.run(connection);
      } finally {
        connection.rollback();
      }
    }
  }
}
