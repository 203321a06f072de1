package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The application "users" over an SNS, an SQS and a database of its own. */
abstract class ApplicationFixture {

  final LocalSnsSqs server;
  final Lariat lariat;
  TestDatabase database;

  ApplicationFixture(LocalSnsSqs server) {
    this.server = server;
    this.lariat =
        Lariat.of(
            LariatSettings.fromEnvironment(server.environment()).toBuilder()
                .publisher("users")
                .instance("test")
                .build());
  }

  @BeforeEach
  final void openDatabase() throws SQLException {
    database = new TestDatabase();
  }

  @AfterEach
  final void closeAll() {
    database.close();
    lariat.close();
    server.close();
  }
}
