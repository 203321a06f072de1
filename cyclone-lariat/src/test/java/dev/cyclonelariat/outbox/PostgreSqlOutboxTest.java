package dev.cyclonelariat.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import org.junit.jupiter.api.Nested;

class PostgreSqlOutboxTest {

  @Nested
  class Adding extends TransactionContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Relaying extends RelayContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class InTrouble extends RelayTroubleContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }
}
