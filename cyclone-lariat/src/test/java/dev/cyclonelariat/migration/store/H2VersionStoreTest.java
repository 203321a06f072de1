package dev.cyclonelariat.migration.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;

class H2VersionStoreTest extends JdbcVersionStoreContract {

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }
}
