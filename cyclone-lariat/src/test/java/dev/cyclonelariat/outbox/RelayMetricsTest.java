package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.TestDatabases;
import dev.cyclonelariat.outbox.relay.MicrometerRelayMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The figures of a relay. */
class RelayMetricsTest extends OutboxFixture {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Override
  HikariDataSource database() {
    return TestDatabases.h2();
  }

  @Test
  void figuresReachMicrometer() {
    MicrometerRelayMetrics metrics = new MicrometerRelayMetrics(registry);
    Outbox measured = outbox(settings -> settings.metrics(metrics));
    add("a", "poison");
    aws.poison("poison");
    pass(Duration.ofSeconds(5));
    measured.relay().runOnce();
    metrics.backlog(7, Duration.ofSeconds(3));

    var published = registry.get(MicrometerRelayMetrics.PUBLISHED).timer();
    assertThat(published.count()).isOne();
    assertThat(published.totalTime(TimeUnit.SECONDS)).isGreaterThanOrEqualTo(4);
    assertThat(published.getId().getTag("resource"))
        .isEqualTo("test-event-fanout-shop-order_placed");
    assertThat(registry.get(MicrometerRelayMetrics.FAILED).counter().count()).isOne();
    assertThat(registry.get(MicrometerRelayMetrics.BACKLOG).gauge().value()).isEqualTo(7);
    assertThat(registry.get(MicrometerRelayMetrics.OLDEST).gauge().value()).isEqualTo(3);
  }
}
