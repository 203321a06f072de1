package dev.cyclonelariat.inbox;

import com.zaxxer.hikari.HikariDataSource;

class H2TransactionalInboxTest extends TransactionalInboxContract {

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }
}
