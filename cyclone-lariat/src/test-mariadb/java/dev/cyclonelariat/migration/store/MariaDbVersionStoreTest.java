package dev.cyclonelariat.migration.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.MariaDbServer;

class MariaDbVersionStoreTest extends JdbcVersionStoreContract {

  @Override
  HikariDataSource database() {
    return MariaDbServer.newDatabase();
  }
}
