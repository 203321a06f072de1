package dev.cyclonelariat.inbox;

import dev.cyclonelariat.MariaDbServer;
import dev.cyclonelariat.TestDatabases;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

class MariaDbInboxTest {

  @Nested
  class Transactional extends TransactionalInboxContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Lease extends LeaseInboxContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Batch extends BatchInboxContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Parked extends ParkedBodiesContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Blocked extends BlockedGroupContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Store extends InboxStoreContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Extremes extends ExtremeMessagesContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Overtaken extends OvertakenContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Simultaneous extends SimultaneousDeliveriesContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }

    @Override
    String lockWait(Connection connection) throws SQLException {
      return TestDatabases.show(connection, "SELECT @@innodb_lock_wait_timeout");
    }
  }

  @Nested
  class StoredRows extends StoredRowContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Actions extends ActionLogContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class Purges extends PurgeContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }

  @Nested
  class RolledBack extends RolledBackContract {
    @Override
    HikariDataSource database() {
      return MariaDbServer.newDatabase();
    }
  }
}
