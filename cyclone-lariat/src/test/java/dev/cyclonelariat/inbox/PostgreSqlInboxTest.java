package dev.cyclonelariat.inbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

class PostgreSqlInboxTest {

  @Nested
  class Transactional extends TransactionalInboxContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }

    @Override
    String lockWait(Connection connection) throws SQLException {
      return TestDatabases.show(connection, "SHOW lock_timeout");
    }
  }

  @Nested
  class Lease extends LeaseInboxContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Batch extends BatchInboxContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Parked extends ParkedBodiesContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Store extends InboxStoreContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }
}
