package dev.cyclonelariat.examples;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The application "users" over an SNS, an SQS and a database of its own.
 *
 * @param <C> the kind of clock that SNS and SQS go by
 */
abstract class ApplicationFixture<C extends Clock> {

  final C clock;
  final LocalSnsSqs server;
  final Lariat lariat;
  TestDatabase database;

  ApplicationFixture(C clock) {
    this.clock = clock;
    this.server = LocalSnsSqs.builder().clock(clock).start();
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
