package dev.cyclonelariat.inbox;

import com.zaxxer.hikari.HikariDataSource;

class PostgreSqlTransactionalInboxTest extends TransactionalInboxContract {

  @Override
  HikariDataSource database() {
    return TestDatabases.postgresql();
  }
}
