package dev.cyclonelariat.migration.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;

class PostgreSqlVersionStoreTest extends JdbcVersionStoreContract {

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }
}
