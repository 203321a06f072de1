package dev.cyclonelariat.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import org.junit.jupiter.api.Nested;

class H2OutboxTest {

  @Nested
  class Adding extends TransactionContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.h2();
    }
  }

  @Nested
  class Relaying extends RelayContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.h2();
    }
  }

  @Nested
  class InTrouble extends RelayTroubleContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.h2();
    }
  }
}
