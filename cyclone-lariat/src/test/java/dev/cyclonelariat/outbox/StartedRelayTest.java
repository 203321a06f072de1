package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import org.junit.jupiter.api.Test;

/** A relay that works by itself is not stepped by hand as well. */
class StartedRelayTest extends OutboxFixture {

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }

  @Test
  void whoStepsItIsToldToWakeIt() {
    outbox.start();

    assertThatThrownBy(outbox.relay()::runOnce)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wake()");
  }

  @Test
  void onceClosedItSendsNothing() {
    outbox.close();

    assertThatThrownBy(outbox.relay()::runOnce)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
