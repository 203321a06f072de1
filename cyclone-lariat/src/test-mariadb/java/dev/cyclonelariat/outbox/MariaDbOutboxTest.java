package dev.cyclonelariat.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.MariaDbServer;
import org.junit.jupiter.api.Nested;

class MariaDbOutboxTest {

  @Nested
  class Adding extends TransactionContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Relaying extends RelayContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class InTrouble extends RelayTroubleContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }
}
