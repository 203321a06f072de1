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
  class Blocked extends BlockedGroupContract {
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

  @Nested
  class Extremes extends ExtremeMessagesContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Overtaken extends OvertakenContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Simultaneous extends SimultaneousDeliveriesContract {
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
  class StoredRows extends StoredRowContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Actions extends ActionLogContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class Purges extends PurgeContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }

  @Nested
  class RolledBack extends RolledBackContract {
    @Override
    HikariDataSource database() {
      return TestDatabases.postgresql();
    }
  }
}
